package org.ocpp4j.server.rest.door;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.thread.Threads;

/**
 * Threads for what may block: handlers have {@value #WORKING}; what everybody may ask, such as health, and what needs no
 * database, such as metrics, have a few of their own, so that they answer whatever else happens. Jetty's threads never
 * wait. Requests that find no thread wait in a line, one at most for each connection. Thread-safe.
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

    /** Ends; what is under way goes on to its end. */
    void stop() {
        working.shutdown();
        open.shutdown();
        withoutDatabase.shutdown();
    }
}
