package org.ocpp4j.core.time;

import java.time.Duration;

/** Runs tasks later; replaced in tests by one that is told the time. Thread-safe. */
@FunctionalInterface
public interface Scheduler {
    /** 100 years. Nanoseconds in a {@code long} last for 292 years, and some are needed to compute with. */
    Duration LONGEST_DELAY = Duration.ofDays(36_525);

    /** A task that waits. */
    @FunctionalInterface
    interface Task {
        /** Takes the task back; no effect once it has begun. */
        void cancel();
    }

    /**
     * Runs a task once. The tasks of the engine are short, never block and throw nothing. If a scheduler throws instead,
     * as one does that is shut down, the engine gives the task to {@link #shared()}.
     *
     * @param delay how long to wait; not negative, and of the engine's tasks at most {@link #LONGEST_DELAY}
     * @param task what to run
     * @return takes it back
     */
    Task schedule(Duration delay, Runnable task);

    /**
     * Limits a duration to {@link #LONGEST_DELAY}. The options of the library do so with the durations that they are
     * given, since "for ever" is often said as {@code Duration.ofSeconds(Long.MAX_VALUE)}, which no clock can count.
     *
     * @param duration any duration
     * @return the duration, or the longest delay if that is shorter
     */
    static Duration bounded(Duration duration) {
        return duration.compareTo(LONGEST_DELAY) < 0 ? duration : LONGEST_DELAY;
    }

    /**
     * The scheduler of the library: one daemon thread, shared. It takes any delay.
     *
     * @return the scheduler
     */
    static Scheduler shared() {
        return SharedScheduler.INSTANCE;
    }
}
