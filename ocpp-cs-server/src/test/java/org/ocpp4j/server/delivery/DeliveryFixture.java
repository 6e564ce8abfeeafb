package org.ocpp4j.server.delivery;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.delivery.DeliverySettings.Targets;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.event.Events;
import tools.jackson.databind.node.JsonNodeFactory;

/** Deliveries over a database, without the rest of the server, and fast. */
final class DeliveryFixture implements AutoCloseable {
    static final String SECRET = "a secret, but not a good one".replace(' ', '-');
    static final RetryPolicy FAST = new RetryPolicy(
            Duration.ofMillis(4),
            Duration.ofMillis(40),
            Duration.ofMillis(40),
            Duration.ofMillis(10),
            Duration.ofMillis(25),
            Duration.ofSeconds(1));

    final ShiftedClock clock;
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final Database database;
    final Deliveries deliveries;

    DeliveryFixture(DatabaseKind kind) {
        this(kind.fresh(), new ShiftedClock(), settings(4, Duration.ofSeconds(10)));
    }

    DeliveryFixture(DatabaseSettings settings, ShiftedClock clock, DeliverySettings delivery) {
        this(settings, clock, delivery, FAST);
    }

    DeliveryFixture(DatabaseSettings settings, ShiftedClock clock, DeliverySettings delivery, RetryPolicy policy) {
        this.clock = clock;
        this.database = Database.open(settings, new Events());
        database.measure(registry);
        this.deliveries = Deliveries.start(database, delivery, clock, registry, policy);
    }

    static DeliverySettings settings(int parallel, Duration timeout) {
        return new DeliverySettings(Targets.ANY, timeout, Duration.ofDays(1), Duration.ofDays(7), parallel);
    }

    Subscription subscribe(URI url, String... identities) {
        return subscribe(url, Set.copyOf(Subscription.TYPES), identities);
    }

    Subscription subscribe(URI url, Set<EventType> types, String... identities) {
        return deliveries
                .subscriptions()
                .create(new Subscription.Wish(url, types, List.of(identities), null, true), Secret.of(SECRET))
                .orElseThrow();
    }

    void tell(String identity) {
        tell(identity, EventType.STATUS);
    }

    void tell(String identity, EventType type) {
        database.run(change -> change.happened(event(identity, type)));
    }

    Event event(String identity, EventType type) {
        return new Event(
                type,
                identity,
                clock.instant(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("text", "ğ\ud83d\ude80\u0000\"")
                        .put("at", 7));
    }

    long count(String condition) {
        return database.read(handle -> handle.createQuery("select count(*) from delivery where " + condition)
                .mapTo(Long.class)
                .one());
    }

    double attempts(Attempt.Outcome outcome) {
        return registry.get("ocpp.deliveries.attempts")
                .tag("outcome", outcome.wireName())
                .timer()
                .count();
    }

    List<Long> sequences(String identity) {
        return database.read(
                handle -> handle.createQuery("select sequence from delivery where identity = :identity order by seq")
                        .bind("identity", identity)
                        .mapTo(Long.class)
                        .list());
    }

    Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        deliveries.close();
        database.close();
    }
}
