package org.ocpp4j.server.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes all threads of the server. They are daemons and have names. What a task throws is logged, counted and reported
 * by health; the thread goes on, and a repeated task is repeated. {@link Fatal} errors end the process, or health
 * reports them. Thread-safe; failures are recorded for the whole JVM.
 */
public final class Threads {
    private static final Logger LOG = LoggerFactory.getLogger(Threads.class);
    private static final Failures FAILURES = new Failures();
    private static final int IDLE_SECONDS = 10;

    private Threads() {}

    /**
     * A pool with a queue that has no bound of its own. Its threads end when idle.
     *
     * @param name of its threads, each with a number
     * @param most how many threads
     * @return the pool
     */
    public static ThreadPoolExecutor pool(String name, int most) {
        return pool(name, most, new LinkedBlockingQueue<>());
    }

    /**
     * A pool that rejects what does not fit into its queue, with {@link RejectedExecutionException}. Its threads end when
     * idle.
     *
     * @param name of its threads, each with a number
     * @param most how many threads
     * @param queue how many tasks may wait
     * @return the pool
     */
    public static ThreadPoolExecutor pool(String name, int most, int queue) {
        return pool(name, most, new LinkedBlockingQueue<>(queue));
    }

    private static ThreadPoolExecutor pool(String name, int most, BlockingQueue<Runnable> queue) {
        ThreadPoolExecutor pool = new WatchedPool(name, most, most, queue, factory(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /**
     * A pool that has a thread for each task. Threads end when idle.
     *
     * @param name of its threads, each with a number
     * @return the pool
     */
    public static ThreadPoolExecutor unbounded(String name) {
        return new WatchedPool(name, 0, Integer.MAX_VALUE, new SynchronousQueue<>(), factory(name));
    }

    /**
     * One thread that does things later, or again and again.
     *
     * @param name of the thread
     * @return the timer; cancelled tasks leave it at once
     */
    public static ScheduledThreadPoolExecutor timer(String name) {
        ScheduledThreadPoolExecutor timer = new WatchedTimer(name, task -> once(name, task));
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /**
     * One thread with one job that lasts.
     *
     * @param name of the thread
     * @param job the job
     * @return the worker, which is to be started
     */
    public static Worker worker(String name, Worker.Job job) {
        return new Worker(name, job);
    }

    /**
     * A thread that does one thing.
     *
     * @param name of the thread
     * @param task what it does
     * @return the thread, which is to be started
     */
    public static Thread once(String name, Runnable task) {
        Thread thread = new Thread(guarded(name, task), name);
        thread.setDaemon(true);
        return thread;
    }

    private static ThreadFactory factory(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> once(name + "-" + number.incrementAndGet(), task);
    }

    /**
     * Shuts a pool down and removes its waiting tasks. Does not wait for running tasks, and interrupts none.
     *
     * @param pool a pool of this class
     * @return the tasks that will not run
     */
    public static List<Runnable> shutdown(ThreadPoolExecutor pool) {
        pool.shutdown();
        List<Runnable> waiting = new ArrayList<>();
        pool.getQueue().drainTo(waiting);
        return waiting.stream()
                .map(task -> task instanceof Guarded guarded ? guarded.task() : task)
                .toList();
    }

    static Runnable guarded(String name, Runnable task) {
        return new Guarded(name, task);
    }

    /** A task, after which its thread goes on whatever it throws. */
    private record Guarded(String name, Runnable task) implements Runnable {
        @Override
        public void run() {
            try {
                task.run();
            } catch (RuntimeException | Error thrown) {
                failed(name, false, thrown);
            }
        }
    }

    /** Records an exception that would otherwise go unnoticed. */
    static void failed(String name, boolean worker, Throwable thrown) {
        Fatal.check(thrown);
        FAILURES.add(name, worker, thrown);
        LOG.error("{} failed and goes on", name, thrown);
    }

    /**
     * How often an unexpected exception was thrown.
     *
     * @return the number since the JVM started
     */
    public static long failures() {
        return FAILURES.number();
    }

    /**
     * Whether some thread does not do its work.
     *
     * @return which, and why; empty if all do
     */
    public static Optional<String> problem() {
        return Fatal.problem().or(FAILURES::problem);
    }

    /**
     * The recent failures of threads.
     *
     * @return which and what; empty if nothing failed
     */
    public static Optional<String> warning() {
        return FAILURES.warning();
    }

    private static final class WatchedPool extends ThreadPoolExecutor {
        private final String name;

        private WatchedPool(String name, int core, int most, BlockingQueue<Runnable> queue, ThreadFactory factory) {
            super(core, most, IDLE_SECONDS, TimeUnit.SECONDS, queue, factory);
            this.name = name;
        }

        @Override
        public void execute(Runnable task) {
            super.execute(guarded(name, task));
        }
    }
}
