package org.ocpp4j.core.internal.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Calls of one peer that wait for handlers: one at a time, in order, at most {@code limit} waiting. Answers to our own
 * calls do not pass through here, so that a handler may wait for one.
 *
 * <p>The lock of this object guards the state. Jobs run on the executor, which has at most one task of a mailbox.
 */
final class Mailbox {
    /** One call. */
    interface Job {
        /** Handles it; never throws. The stage completes when the next job may start. */
        CompletionStage<?> run();

        /** Called if it will not run, since the connection ends. */
        void drop();

        /** Called if it cannot run: the executor does not accept it, or it threw. */
        void fail(Throwable cause);
    }

    private final Executor executor;
    private final int limit;
    private final Deque<Job> jobs = new ArrayDeque<>(2);
    private boolean busy;
    private boolean closed;
    private @Nullable Runnable whenIdle;

    Mailbox(Executor executor, int limit) {
        this.executor = executor;
        this.limit = limit;
    }

    /** Accepts a job unless the mailbox is full or closed. */
    boolean offer(Job job) {
        synchronized (this) {
            if (closed || jobs.size() >= limit) {
                return false;
            }
            jobs.addLast(job);
            if (busy) {
                return true;
            }
            busy = true;
        }
        schedule();
        return true;
    }

    /** Returns the number of waiting jobs, without the one that runs. */
    int waiting() {
        synchronized (this) {
            return jobs.size();
        }
    }

    /** Accepts no more jobs, lets the jobs that it holds finish, then runs {@code idle}. */
    void drain(Runnable idle) {
        synchronized (this) {
            closed = true;
            if (busy) {
                whenIdle = idle;
                return;
            }
        }
        idle.run();
    }

    private void schedule() {
        try {
            executor.execute(this::run);
        } catch (RuntimeException | Error refused) {
            fail(refused);
        }
    }

    /** Fails the waiting jobs. The executor may have room again for later jobs. */
    private void fail(Throwable refused) {
        do {
            for (Job job = next(); job != null; job = next()) {
                job.fail(refused);
            }
        } while (!done());
    }

    private void run() {
        while (true) {
            Job job = next();
            if (job == null) {
                if (done()) {
                    return;
                }
                continue;
            }
            CompletableFuture<?> stage = run(job);
            if (!stage.isDone()) {
                stage.whenComplete((result, failure) -> schedule());
                return;
            }
        }
    }

    private static CompletableFuture<?> run(Job job) {
        try {
            return job.run().toCompletableFuture();
        } catch (Throwable thrown) { // a defect; it must not stop the next jobs
            job.fail(thrown);
            return CompletableFuture.completedFuture(null);
        }
    }

    private synchronized @Nullable Job next() {
        return jobs.pollFirst();
    }

    /** Stops, unless a job arrived meanwhile. */
    private boolean done() {
        Runnable idle;
        synchronized (this) {
            if (!jobs.isEmpty()) {
                return false;
            }
            busy = false;
            idle = whenIdle;
            whenIdle = null;
        }
        if (idle != null) {
            idle.run();
        }
        return true;
    }
}
