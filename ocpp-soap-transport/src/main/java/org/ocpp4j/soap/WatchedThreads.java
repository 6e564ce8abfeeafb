package org.ocpp4j.soap;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.time.Scheduler;

/**
 * The threads that read requests and write answers, with blocking sockets, so a stalled peer occupies one thread. Each
 * task has a deadline; a late task is interrupted, which closes the socket that it waits for (the JDK's server uses
 * channels).
 *
 * <p>Thread-safe. The queue itself is not bounded: reading tasks are refused when too many wait, and there is at most
 * one writing task per exchange, which {@link HttpSoapHandler} limits.
 */
final class WatchedThreads implements Executor {
    private static final Scheduler CLOCK = Scheduler.shared();
    private static final ThreadLocal<@Nullable Watch> WATCH = new ThreadLocal<>();

    private final ThreadPoolExecutor pool;
    private final Duration deadline;
    private final int mostWaiting;

    WatchedThreads(int threads, int mostWaiting, Duration deadline) {
        this.deadline = deadline;
        this.mostWaiting = mostWaiting;
        AtomicInteger count = new AtomicInteger();
        this.pool =
                new ThreadPoolExecutor(threads, threads, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "ocpp-soap-server-" + count.getAndIncrement());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
    }

    /**
     * Reads a request. The JDK's server calls this on its only thread.
     *
     * @throws RejectedExecutionException if too many wait; the server then closes the connection
     */
    @Override
    public void execute(Runnable reading) {
        if (pool.getQueue().size() >= mostWaiting) {
            throw new RejectedExecutionException("Too many requests wait for a thread");
        }
        executeAnyway(reading);
    }

    /**
     * Writes an answer.
     *
     * @throws RejectedExecutionException after {@link #end}
     */
    void executeAnyway(Runnable task) {
        pool.execute(() -> {
            Watch mine = new Watch();
            mine.within(deadline);
            WATCH.set(mine);
            try {
                task.run();
            } finally {
                mine.over();
                WATCH.remove();
            }
        });
    }

    /** Sets a new deadline for the calling task. */
    static void deadlineOfThisTask(Duration left) {
        Watch mine = WATCH.get();
        if (mine != null) {
            mine.within(left);
        }
    }

    /** Removes the deadline of the calling task, which never waits for a peer from now on. */
    static void noDeadlineForThisTask() {
        Watch mine = WATCH.get();
        if (mine != null) {
            mine.over();
        }
    }

    /** Interrupts the running tasks, and waits a moment for them. */
    void end() throws InterruptedException {
        pool.shutdownNow();
        pool.awaitTermination(1, TimeUnit.SECONDS);
    }

    /** The deadline of one task; over when the task is, so that a thread is never interrupted in its next one. */
    private static final class Watch {
        private final Thread thread = Thread.currentThread();
        private Scheduler.@Nullable Task late;

        private synchronized void within(Duration left) {
            over();
            Scheduler.Task[] mine = new Scheduler.Task[1];
            mine[0] = CLOCK.schedule(left, () -> interrupt(mine[0]));
            late = mine[0];
        }

        @SuppressWarnings("ReferenceEquality") // this very timer, not one like it
        private synchronized void interrupt(Scheduler.Task task) {
            if (late == task) {
                late = null;
                thread.interrupt();
            }
        }

        private synchronized void over() {
            if (late != null) {
                late.cancel();
                late = null;
            }
            Thread.interrupted(); // in the last moment
        }
    }
}
