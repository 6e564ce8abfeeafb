package org.ocpp4j.server.api;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for what may block: handlers have {@value #WORKING}; what everybody may ask, such as health, and what needs no
 * database, such as metrics, have a few of their own, so that they answer whatever else happens. Jetty's threads never
 * wait. Requests that find no thread wait in a line, one at most for each connection. Thread-safe.
 */
final class WorkThreads {
    static final int WORKING = 40;
    private static final int VITAL = 8;

    private final ThreadPoolExecutor working = pool("ocpp-operators", WORKING);
    private final ThreadPoolExecutor open = pool("ocpp-operators-open", VITAL);
    private final ThreadPoolExecutor withoutDatabase = pool("ocpp-operators-metrics", VITAL);

    private static ThreadPoolExecutor pool(String name, int threads) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

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
