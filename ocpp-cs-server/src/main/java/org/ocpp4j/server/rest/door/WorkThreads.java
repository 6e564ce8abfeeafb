package org.ocpp4j.server.rest.door;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.thread.Threads;

/**
 * Threads for work that may block: handlers have {@value #WORKING}; public operations, such as health, and those that
 * need no database, such as metrics, have a few of their own, so that they answer in any case. Jetty's threads never
 * wait. Requests that find no thread wait in a queue, one at most for each connection. Thread-safe.
 */
final class WorkThreads {
    static final int WORKING = 40;
    private static final int VITAL = 8;

    private final ThreadPoolExecutor working = Threads.pool("ocpp-operators", WORKING);
    private final ThreadPoolExecutor open = Threads.pool("ocpp-operators-open", VITAL);
    private final ThreadPoolExecutor withoutDatabase = Threads.pool("ocpp-operators-metrics", VITAL);

    /** The threads for an operation. */
    Executor of(Operation operation) {
        if (operation.scope() == null) {
            return open;
        }
        return operation.withoutDatabase() ? withoutDatabase : working;
    }

    /** Stops; requests under way continue to their end. */
    void stop() {
        working.shutdown();
        open.shutdown();
        withoutDatabase.shutdown();
    }
}
