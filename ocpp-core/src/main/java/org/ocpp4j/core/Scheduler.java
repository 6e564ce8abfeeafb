package org.ocpp4j.core;

import java.time.Duration;
import org.ocpp4j.core.internal.engine.DefaultExecutors;

/** Runs tasks later; replaced in tests by one that is told the time. Thread-safe. */
@FunctionalInterface
public interface Scheduler {
    /** A task that waits. */
    @FunctionalInterface
    interface Task {
        /** Takes the task back; no effect once it has begun. */
        void cancel();
    }

    /**
     * Runs a task once. The tasks of the engine are short and never block.
     *
     * @param delay how long to wait; not negative
     * @param task what to run
     * @return takes it back
     */
    Task schedule(Duration delay, Runnable task);

    /**
     * The scheduler of the library: one daemon thread, shared.
     *
     * @return the scheduler
     */
    static Scheduler shared() {
        return DefaultExecutors.SCHEDULER;
    }
}
