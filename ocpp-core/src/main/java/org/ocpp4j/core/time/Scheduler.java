package org.ocpp4j.core.time;

import java.time.Duration;

/** Runs tasks later; tests replace it by one with a controlled clock. Thread-safe. */
@FunctionalInterface
public interface Scheduler {
    /** 100 years. Nanoseconds in a {@code long} last for 292 years, and computing with them needs a reserve. */
    Duration LONGEST_DELAY = Duration.ofDays(36_525);

    /** A task that waits. */
    @FunctionalInterface
    interface Task {
        /** Cancels the task; no effect once it has started. */
        void cancel();
    }

    /**
     * Runs a task once. The tasks of the engine are short, never block and throw nothing. If the scheduler throws, for
     * example because it is shut down, the engine passes the task to {@link #shared()}.
     *
     * @param delay how long to wait; not negative; for the engine's tasks at most {@link #LONGEST_DELAY}
     * @param task what to run
     * @return the task, to cancel it
     */
    Task schedule(Duration delay, Runnable task);

    /**
     * Limits a duration to {@link #LONGEST_DELAY}. The options of the library do so with their durations, since
     * applications often write {@code Duration.ofSeconds(Long.MAX_VALUE)} for "for ever", which no clock can count.
     *
     * @param duration any duration
     * @return the duration, or the longest delay if that is shorter
     */
    static Duration bounded(Duration duration) {
        return duration.compareTo(LONGEST_DELAY) < 0 ? duration : LONGEST_DELAY;
    }

    /**
     * The scheduler of the library: one daemon thread, shared. It accepts any delay.
     *
     * @return the scheduler
     */
    static Scheduler shared() {
        return SharedScheduler.INSTANCE;
    }
}
