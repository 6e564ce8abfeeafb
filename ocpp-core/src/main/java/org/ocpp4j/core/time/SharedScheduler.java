package org.ocpp4j.core.time;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The scheduler of the library: one daemon thread, shared by all engines. */
final class SharedScheduler implements Scheduler {
    static final Scheduler INSTANCE = new SharedScheduler();

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "ocpp-scheduler");
        thread.setDaemon(true);
        return thread;
    });

    private SharedScheduler() {
        executor.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Task schedule(Duration delay, Runnable task) {
        ScheduledFuture<?> future =
                executor.schedule(task, Scheduler.bounded(delay).toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }
}
