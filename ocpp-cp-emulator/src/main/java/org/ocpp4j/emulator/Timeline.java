package org.ocpp4j.emulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.ocpp4j.core.time.Scheduler;

/**
 * The clock, the randomness and the serial execution of one station: all state of a station belongs to its {@link
 * SerialExecutor}, and events from outside enter through it.
 */
final class Timeline {
    private final SerialExecutor serial;
    private final Scheduler scheduler;
    private final InstantSource clock;
    private final RandomGenerator random;

    Timeline(EmulatorRuntime runtime) {
        this.serial = new SerialExecutor(runtime.executor());
        this.scheduler = runtime.scheduler();
        this.clock = runtime.clock();
        this.random = runtime.randoms().get();
    }

    SerialExecutor serial() {
        return serial;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    /** The time with the precision of messages. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    Alarm alarm() {
        return new Alarm(serial, scheduler);
    }

    /** A number from {@code low} to below {@code high}. */
    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** The duration, times a number from {@code low} to below {@code high}. */
    Duration between(Duration duration, double low, double high) {
        return Duration.ofMillis(Math.round(duration.toMillis() * between(low, high)));
    }
}
