package org.ocpp4j.server.database;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Times transactions of the database, all tries of each together. Thread-safe. */
final class DatabaseMeters {
    /** How a transaction ended. */
    enum Outcome {
        COMMITTED,
        FAILED,
        UNAVAILABLE
    }

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };

    private final Map<Outcome, Timer> timers = new EnumMap<>(Outcome.class);
    private final Counter conflicts;

    DatabaseMeters(MeterRegistry registry) {
        for (Outcome outcome : Outcome.values()) {
            timers.put(
                    outcome,
                    Timer.builder("ocpp.database.transactions")
                            .description("Transactions of the database, the wait for a connection included")
                            .serviceLevelObjectives(BUCKETS)
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        this.conflicts = Counter.builder("ocpp.database.conflicts")
                .description("Transactions that met another one, and began again or were given up")
                .register(registry);
    }

    /** A transaction has ended that began at a value of {@link System#nanoTime}. */
    void ended(Outcome outcome, long begin) {
        Objects.requireNonNull(timers.get(outcome)).record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
    }

    void conflict() {
        conflicts.increment();
    }
}
