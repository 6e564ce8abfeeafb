package org.ocpp4j.server.thread;

import java.time.Duration;

/**
 * One thread with one job, for as long as the server runs. When the job throws, that is logged and reported by health, and
 * the job is begun again after a second. When it returns, or is interrupted, the thread ends.
 */
public final class Worker {
    private static final long PAUSE_MILLIS = 1000;

    /** A job that lasts. */
    @FunctionalInterface
    public interface Job {
        /**
         * Does it, until there is nothing more to do. May be called again after it threw.
         *
         * @throws InterruptedException if the thread is to end
         */
        void run() throws InterruptedException;
    }

    private final String name;
    private final Job job;
    private final Thread thread;

    Worker(String name, Job job) {
        this.name = name;
        this.job = job;
        this.thread = Threads.once(name, this::run);
    }

    private void run() {
        try {
            while (!isDone()) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDone() throws InterruptedException {
        try {
            job.run();
            return true;
        } catch (RuntimeException | Error failed) {
            Threads.failed(name, true, failed);
            return false;
        }
    }

    /** Begins; called once. */
    public void start() {
        thread.start();
    }

    /**
     * The name of the thread.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Waits for the end of the job; ends at once, with the thread interrupted, if the caller is interrupted.
     *
     * @param most how long to wait
     * @return whether it has ended
     */
    public boolean join(Duration most) {
        try {
            thread.join(most.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    /** Interrupts the job. Not for one that writes to the database: a write under way may end. */
    public void interrupt() {
        thread.interrupt();
    }
}
