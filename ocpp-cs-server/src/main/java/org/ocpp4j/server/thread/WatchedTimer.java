package org.ocpp4j.server.thread;

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** A timer that repeats a task even after an exception; the JDK's timer would stop it unnoticed. */
final class WatchedTimer extends ScheduledThreadPoolExecutor {
    private final String name;

    WatchedTimer(String name, ThreadFactory factory) {
        super(1, factory);
        this.name = name;
    }

    /** Everything that is to be done at once comes here, too. */
    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return super.schedule(Threads.guarded(name, task), delay, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return super.schedule(
                () -> {
                    try {
                        return task.call();
                    } catch (Error thrown) { // the caller gets it, and may ignore it
                        Fatal.check(thrown);
                        throw thrown;
                    }
                },
                delay,
                unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long delay, long period, TimeUnit unit) {
        return super.scheduleAtFixedRate(Threads.guarded(name, task), delay, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long delay, long pause, TimeUnit unit) {
        return super.scheduleWithFixedDelay(Threads.guarded(name, task), delay, pause, unit);
    }
}
