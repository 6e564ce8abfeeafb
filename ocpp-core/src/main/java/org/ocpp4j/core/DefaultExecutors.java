package org.ocpp4j.core;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of the library, shared by all engines, daemons that end when idle. Their queues need no bound of their
 * own: a peer has at most one task in each, because mailboxes and send queues are serial and bounded.
 */
final class DefaultExecutors {
    static final Executor HANDLERS = pool("ocpp-handler", 64);
    static final Executor COMPLETIONS =
            pool("ocpp-completion", Runtime.getRuntime().availableProcessors());

    private DefaultExecutors() {}

    private static ThreadPoolExecutor pool(String name, int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
