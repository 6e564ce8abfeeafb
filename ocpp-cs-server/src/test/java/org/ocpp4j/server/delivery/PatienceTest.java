package org.ocpp4j.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.delivery.DeliverySettings.Targets;
import org.ocpp4j.server.delivery.WebhookReceiver.Answer;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.messagelog.Outage;

/** What becomes of events while a receiver fails, a subscription is disabled or changed, or the database is away. */
@Timeout(200)
class PatienceTest {
    /** Nothing is tried again before the clock is put forward. */
    private static final RetryPolicy HOURLY = new RetryPolicy(
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofMillis(10),
            Duration.ofMillis(25),
            Duration.ofSeconds(1));

    private volatile Answer manners = Answer.ERROR;

    private static DeliveryFixture hourly(DatabaseKind kind) {
        return new DeliveryFixture(
                kind.fresh(), new ShiftedClock(), DeliveryFixture.settings(8, Duration.ofSeconds(30)), HOURLY);
    }

    private WebhookReceiver receiver(DeliveryFixture server) throws IOException {
        return WebhookReceiver.open(0, DeliveryFixture.SECRET, server.clock, request -> manners);
    }

    /** Puts the clock forward until it is so; by less at a time than anything waits here. */
    private static void awaitAsTimeGoesBy(DeliveryFixture server, String what, String condition, int events) {
        Await.until(what, () -> {
            server.clock.forward(Duration.ofMinutes(10));
            return server.count(condition) == events;
        });
    }

    @ParameterizedTest
    @EnumSource
    void aReceiverThatFailsGetsOneRequestAtATime(DatabaseKind kind) throws IOException {
        DeliverySettings settings = new DeliverySettings(
                Targets.ANY, Duration.ofSeconds(30), Duration.ofDays(300), Duration.ofDays(300), 8);
        try (DeliveryFixture server = new DeliveryFixture(kind.fresh(), new ShiftedClock(), settings, HOURLY);
                WebhookReceiver receiver = receiver(server)) {
            server.subscribe(receiver.url());
            server.tell("first");
            awaitAsTimeGoesBy(server, "it is tried; three failures are known by then", "attempts = 4", 1);
            server.database.run(change -> {
                for (int i = 0; i < 8; i++) {
                    change.happened(server.event("CP-" + i, EventType.STATUS));
                }
            });
            awaitAsTimeGoesBy(server, "one of nine is tried", "attempts = 1 or attempts = 5", 1);
            manners = Answer.OK;
            awaitAsTimeGoesBy(server, "all are delivered", "state = 'DELIVERED'", 9);
            assertThat(receiver.received()).hasSize(4 + 1 + 9);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatNeverHadATurnIsGivenUpWhenNothingGetsThrough(DatabaseKind kind) throws IOException {
        try (DeliveryFixture server = hourly(kind);
                WebhookReceiver receiver = receiver(server)) {
            String id = server.subscribe(receiver.url()).id();
            for (int i = 0; i < 5; i++) {
                server.tell("CP");
            }
            Await.until("the first is tried", () -> server.count("attempts = 1") == 1);
            server.clock.forward(Duration.ofHours(2));
            Await.until("it is tried again", () -> server.count("attempts = 2") == 1);
            assertThat(server.count("state = 'DEAD'")).isZero();
            server.clock.forward(Duration.ofDays(1));
            Await.until("all are given up", () -> server.count("state = 'DEAD'") == 5);
            assertThat(server.count("attempts = 0 and last_error like 'Not tried%'"))
                    .isGreaterThanOrEqualTo(3);
            server.tell("CP");
            awaitSweep(server);
            assertThat(server.count("state = 'WAITING'"))
                    .as("a new one has its time")
                    .isEqualTo(1);
            assertThat(server.deliveries.redeliverDead(id, null)).isEqualTo(new Deliveries.Revived(5, false));
            awaitSweep(server);
            assertThat(server.count("state = 'WAITING'"))
                    .as("and so have those of old")
                    .isEqualTo(6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWaitsForADisabledSubscriptionIsGivenUpWhenThatLasts(DatabaseKind kind) throws IOException {
        manners = Answer.BAD_REQUEST;
        try (DeliveryFixture server = hourly(kind);
                WebhookReceiver receiver = receiver(server)) {
            String id = server.subscribe(receiver.url()).id();
            server.tell("CP");
            server.tell("CP");
            Await.until("the first is tried", () -> server.count("attempts = 1") == 1);
            server.clock.forward(Duration.ofHours(23));
            Await.until("it is tried again", () -> server.count("attempts = 2") == 1);
            server.deliveries
                    .subscriptions()
                    .change(id, wish -> new Subscription.Wish(wish.url(), wish.types(), List.of(), null, false));
            server.clock.forward(Duration.ofHours(2)); // they are older than a day, but it is off for two hours only
            awaitSweep(server);
            assertThat(server.count("state = 'WAITING'")).isEqualTo(2);
            server.clock.forward(Duration.ofHours(23));
            Await.until("both are given up", () -> server.count("state = 'DEAD'") == 2);
            assertThat(server.count("attempts = 0 and last_error like '%disabled%'"))
                    .isEqualTo(1);
        }
    }

    /** Waits until a whole sweep has begun and ended: it deletes what was kept long enough. */
    private static void awaitSweep(DeliveryFixture server) {
        for (int i = 0; i < 2; i++) {
            server.database.run(change -> change.handle()
                    .execute(
                            "insert into delivery (event_id, subscription_id, type, identity, sequence, at, data, state,"
                                    + " attempts, ended_at) values ('old', 'none', 'boot', 'x', 1, ?, '{}', 'DELIVERED', 1, ?)",
                            server.now().minus(Duration.ofDays(10)),
                            server.now().minus(Duration.ofDays(10))));
            Await.until("a sweep", () -> server.count("event_id = 'old'") == 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReceiverCannotDisableASubscriptionThatGoesElsewhereByNow(DatabaseKind kind) throws IOException {
        try (DeliveryFixture server = new DeliveryFixture(kind);
                WebhookReceiver next = receiver(server)) {
            manners = Answer.OK;
            CompletableFuture<String> id = new CompletableFuture<>();
            try (WebhookReceiver before = WebhookReceiver.open(0, DeliveryFixture.SECRET, server.clock, request -> {
                server.deliveries
                        .subscriptions()
                        .change(
                                Await.result(id),
                                wish -> new Subscription.Wish(next.url(), wish.types(), List.of(), null, true));
                return Answer.GONE;
            })) {
                id.complete(server.subscribe(before.url()).id());
                server.tell("CP");
                Await.until("the next one has it", () -> server.count("state = 'DELIVERED'") == 1);
                Subscription kept =
                        server.deliveries.subscriptions().find(Await.result(id)).orElseThrow();
                assertThat(kept.wish().enabled()).isTrue();
                assertThat(kept.disabledReason()).isNull();
                assertThat(next.received()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsConfirmedWhileTheDatabaseIsAwayIsNotSentAgain(DatabaseKind kind) throws Exception {
        DatabaseSettings fresh = kind.fresh();
        DatabaseSettings impatient = new DatabaseSettings(
                fresh.url(), fresh.user(), fresh.password(), fresh.connections(), Duration.ofMillis(500));
        DeliverySettings settings = DeliveryFixture.settings(4, Duration.ofSeconds(30));
        CompletableFuture<Outage> away = new CompletableFuture<>();
        try (DeliveryFixture server = new DeliveryFixture(impatient, new ShiftedClock(), settings);
                WebhookReceiver receiver = WebhookReceiver.open(0, DeliveryFixture.SECRET, server.clock, request -> {
                    if (request.sequence() == 1) {
                        begin(Await.result(away));
                    }
                    return Answer.OK;
                })) {
            server.subscribe(receiver.url());
            try (Outage outage = Outage.of(impatient)) {
                away.complete(outage);
                tellTwice(server);
                Await.until("it is confirmed", () -> server.attempts(Attempt.Outcome.DELIVERED) == 1);
                double before = unavailable(server);
                Await.until("it is tried in vain to note it", () -> unavailable(server) > before + 5);
            }
            Await.until("both are noted", () -> delivered(server) == 2);
            assertThat(receiver.received()).hasSize(2);
        }
    }

    private static double unavailable(DeliveryFixture server) {
        return server.registry
                .get("ocpp.database.transactions")
                .tag("outcome", "unavailable")
                .timer()
                .count();
    }

    /** How many; -1 if a connection of the pool does not know yet that the database is back. */
    private static long delivered(DeliveryFixture server) {
        try {
            return server.count("state = 'DELIVERED'");
        } catch (DatabaseUnavailableException away) {
            return -1;
        }
    }

    private static void tellTwice(DeliveryFixture server) {
        server.database.run(change -> {
            change.happened(server.event("CP", EventType.STATUS));
            change.happened(server.event("CP", EventType.STATUS));
        });
    }

    private static void begin(Outage outage) {
        try {
            outage.begin();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
