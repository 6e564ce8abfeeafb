package org.ocpp4j.core;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.time.Scheduler;

/** How one call is made. Immutable. */
public final class CallOptions {
    /** The options of the engine. */
    public static final CallOptions DEFAULT = new CallOptions(null);

    private final @Nullable Duration timeout;

    private CallOptions(@Nullable Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * Options with a time-out.
     *
     * @param timeout how long to wait for the answer, counted from sending and not from queueing; positive; a value
     *     above {@link Scheduler#LONGEST_DELAY} is reduced to it
     * @return the options
     * @throws IllegalArgumentException if the time-out is not positive
     */
    public static CallOptions timeout(Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("A time-out must be positive, not " + timeout);
        }
        return new CallOptions(Scheduler.bounded(timeout));
    }

    /**
     * How long to wait.
     *
     * @return the time-out, or empty to use the time-out of the engine
     */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }
}
