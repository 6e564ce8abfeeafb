package org.ocpp4j.server.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.delivery.Attempt.Outcome;

/**
 * The metrics of deliveries. The sweeping thread counts the table from time to time, for at most a fiftieth of its
 * time; a scrape reads the last counts. Thread-safe.
 */
final class DeliveryMetrics {
    private static final int TIMES = 50;

    private final Clock clock;
    private final Map<Outcome, Timer> attempts = new EnumMap<>(Outcome.class);
    private volatile long waiting;
    private volatile long dead;
    private volatile @Nullable Instant oldest;
    private long next = System.nanoTime(); // of the one that counts

    DeliveryMetrics(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        for (Outcome outcome : Outcome.values()) {
            attempts.put(
                    outcome,
                    Timer.builder("ocpp.deliveries.attempts")
                            .description("Attempts to deliver an event to a subscriber, by what came of them")
                            .tag("outcome", outcome.wireName())
                            .serviceLevelObjectives(
                                    Duration.ofMillis(25),
                                    Duration.ofMillis(100),
                                    Duration.ofMillis(500),
                                    Duration.ofSeconds(2),
                                    Duration.ofSeconds(10))
                            .register(registry));
        }
        Gauge.builder("ocpp.deliveries.waiting", this, metrics -> metrics.waiting)
                .description("Events that wait to be delivered, one for each subscription")
                .register(registry);
        Gauge.builder("ocpp.deliveries.dead", this, metrics -> metrics.dead)
                .description("Events that could not be delivered and are kept as dead letters")
                .register(registry);
        Gauge.builder("ocpp.deliveries.lag", this, DeliveryMetrics::lag)
                .description("How long the oldest event that waits has waited; 0 if none does")
                .baseUnit("seconds")
                .register(registry);
    }

    void attempted(Attempt attempt) {
        Timer timer = attempts.get(attempt.outcome());
        if (timer != null) {
            timer.record(attempt.took());
        }
    }

    private double lag() {
        Instant since = oldest;
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }

    /** Counts, unless it was done just now. Blocks. */
    void refresh(Database database) {
        long begin = System.nanoTime();
        if (begin - next < 0) {
            return;
        }
        oldest = database.read(DeliveryTable::oldestWaiting).orElse(null);
        waiting = database.read(handle -> DeliveryTable.count(handle, "WAITING"));
        dead = database.read(handle -> DeliveryTable.count(handle, "DEAD"));
        long end = System.nanoTime();
        next = end + TIMES * (end - begin);
    }
}
