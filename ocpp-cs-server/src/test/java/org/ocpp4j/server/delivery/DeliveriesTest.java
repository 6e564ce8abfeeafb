package org.ocpp4j.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.delivery.WebhookReceiver.Answer;
import org.ocpp4j.server.delivery.WebhookReceiver.Received;
import org.ocpp4j.server.event.EventType;

/** Deliveries over real sockets. */
@Timeout(200)
class DeliveriesTest {
    private volatile Answer manners = Answer.OK;

    private WebhookReceiver receiver(DeliveryFixture server) throws IOException {
        return WebhookReceiver.open(0, DeliveryFixture.SECRET, server.clock, request -> manners);
    }

    @ParameterizedTest
    @EnumSource
    void aBodySaysWhatHappened(DatabaseKind kind) throws IOException {
        try (DeliveryFixture server = new DeliveryFixture(kind);
                WebhookReceiver receiver = receiver(server)) {
            server.subscribe(receiver.url());
            server.tell("CP \u0130/1", EventType.TRANSACTION_STARTED);
            Await.until("it is delivered", () -> server.count("state = 'DELIVERED'") == 1);
            Received event = receiver.received().get(0);
            assertThat(receiver.complaints()).isEmpty();
            assertThat(event.body().propertyNames())
                    .containsExactly("id", "type", "identity", "sequence", "at", "data");
            assertThat(event.type()).isEqualTo("transaction-started");
            assertThat(event.identity()).isEqualTo("CP \u0130/1");
            assertThat(event.body().at("/data/text").asString()).isEqualTo("ğ\ud83d\ude80\u0000\"");
            Await.until(
                    "nothing lags behind",
                    () -> server.registry.get("ocpp.deliveries.lag").gauge().value() == 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReceiverThatIsSilentDoesNotDelayAnother(DatabaseKind kind) throws IOException {
        DeliverySettings settings = DeliveryFixture.settings(2, Duration.ofMinutes(5));
        try (DeliveryFixture server = new DeliveryFixture(kind.fresh(), new ShiftedClock(), settings);
                WebhookReceiver good = receiver(server);
                WebhookReceiver silent =
                        WebhookReceiver.open(0, DeliveryFixture.SECRET, server.clock, request -> Answer.SILENCE)) {
            server.subscribe(silent.url());
            String well = server.subscribe(good.url()).id();
            for (int i = 0; i < 20; i++) {
                server.tell("CP-" + i);
            }
            Await.until(
                    "the good one has all",
                    () -> server.count("state = 'DELIVERED' and subscription_id = '" + well + "'") == 20);
            assertThat(silent.received()).hasSizeBetween(0, 1);
            assertThat(server.count("state = 'WAITING'")).isEqualTo(20);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStationWhoseEventIsRefusedDoesNotDelayAnother(DatabaseKind kind) throws IOException {
        try (DeliveryFixture server = new DeliveryFixture(kind);
                WebhookReceiver receiver = WebhookReceiver.open(
                        0,
                        DeliveryFixture.SECRET,
                        server.clock,
                        request -> request.identity().equals("bad") ? Answer.BAD_REQUEST : Answer.OK)) {
            server.subscribe(receiver.url());
            server.tell("bad");
            server.tell("bad");
            Await.until("it is tried", () -> server.count("attempts > 3") == 1);
            server.tell("good");
            Await.until("the other is delivered", () -> server.count("state = 'DELIVERED'") == 1);
            assertThat(receiver.received()).noneMatch(each -> each.identity().equals("bad") && each.sequence() > 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void goneDisables(DatabaseKind kind) throws IOException {
        manners = Answer.GONE;
        try (DeliveryFixture server = new DeliveryFixture(kind);
                WebhookReceiver receiver = receiver(server)) {
            String id = server.subscribe(receiver.url()).id();
            server.tell("CP");
            Subscriptions subscriptions = server.deliveries.subscriptions();
            Await.until(
                    "it is disabled",
                    () -> !subscriptions.find(id).orElseThrow().wish().enabled());
            assertThat(subscriptions.find(id).orElseThrow().disabledReason()).contains("410");
            server.tell("CP");
            assertThat(server.count("state = 'WAITING' and last_status = 410")).isEqualTo(1);
            assertThat(server.count("true")).as("nothing more is kept").isEqualTo(1);
            manners = Answer.OK;
            subscriptions.change(id, wish -> new Subscription.Wish(wish.url(), wish.types(), List.of(), "again", true));
            Await.until("what waited is delivered", () -> server.count("state = 'DELIVERED'") == 1);
            assertThat(subscriptions.find(id).orElseThrow().disabledReason()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasGivenUpCanBeDeliveredAgain(DatabaseKind kind) throws IOException {
        manners = Answer.ERROR;
        try (DeliveryFixture server = new DeliveryFixture(kind);
                WebhookReceiver receiver = receiver(server)) {
            String id = server.subscribe(receiver.url()).id();
            for (int i = 0; i < 5; i++) {
                server.tell("A");
                server.tell("B");
            }
            Await.until("they are tried", () -> server.count("attempts > 0") == 2);
            server.clock.forward(Duration.ofDays(2)); // longer than it is tried, and nothing got through
            Await.until("all are given up", () -> server.count("state = 'DEAD'") == 10);
            Await.until(
                    "the dead are counted",
                    () -> server.registry.get("ocpp.deliveries.dead").gauge().value() == 10);
            manners = Answer.OK;
            long first = server.database.read(handle -> handle.createQuery("select min(seq) from delivery")
                    .mapTo(Long.class)
                    .one());
            assertThat(server.deliveries.redeliver(first)).isEqualTo(Deliveries.Again.DONE);
            Await.until("one is delivered", () -> server.count("state = 'DELIVERED'") == 1);
            assertThat(server.deliveries.redeliver(-1)).isEqualTo(Deliveries.Again.UNKNOWN);
            assertThat(server.deliveries.redeliverDead(id, server.now())).isEqualTo(new Deliveries.Revived(0, false));
            assertThat(server.deliveries.redeliverDead(id, null)).isEqualTo(new Deliveries.Revived(9, false));
            Await.until("all are delivered", () -> server.count("state = 'DELIVERED'") == 10);
            assertThat(receiver.received().stream()
                            .filter(Received::isConfirmed)
                            .filter(each -> each.identity().equals("B"))
                            .map(Received::sequence))
                    .containsExactly(1L, 2L, 3L, 4L, 5L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWaitsSinceThisSideWasDownIsTriedThreeTimes(DatabaseKind kind) throws IOException {
        manners = Answer.ERROR;
        ShiftedClock clock = new ShiftedClock();
        DeliverySettings settings = DeliveryFixture.settings(4, Duration.ofSeconds(10));
        var database = kind.fresh();
        try (WebhookReceiver receiver = WebhookReceiver.open(0, DeliveryFixture.SECRET, clock, request -> manners)) {
            try (DeliveryFixture server = new DeliveryFixture(database, clock, settings)) {
                server.subscribe(receiver.url());
                server.deliveries.close();
                server.tell("CP"); // kept although nobody delivers
                server.tell("CP");
            }
            clock.forward(Duration.ofDays(3));
            try (DeliveryFixture server = new DeliveryFixture(database, clock, settings)) {
                Await.until("both are given up", () -> server.count("state = 'DEAD'") == 2);
                assertThat(server.count("attempts = 3")).isEqualTo(2);
                assertThat(receiver.received()).hasSize(6);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsKeptLongEnoughGoes(DatabaseKind kind) throws IOException {
        try (DeliveryFixture server = new DeliveryFixture(kind);
                WebhookReceiver receiver = receiver(server)) {
            String id = server.subscribe(receiver.url()).id();
            server.tell("CP");
            Await.until("it is delivered", () -> server.count("state = 'DELIVERED'") == 1);
            server.clock.forward(Duration.ofDays(6));
            manners = Answer.ERROR;
            server.tell("CP");
            server.clock.forward(Duration.ofDays(2));
            Await.until("the old one is gone", () -> server.count("state = 'DELIVERED'") == 0);
            assertThat(server.count("true")).isEqualTo(1);
            server.deliveries.subscriptions().delete(id);
            Await.until("all are gone", () -> server.count("true") == 0);
            assertThat(server.deliveries.subscriptions().all()).isEmpty();
            server.clock.forward(Duration.ofDays(1));
            Await.until(
                    "the row is gone",
                    () -> server.database.<Long>read(handle -> handle.createQuery("select count(*) from subscription")
                                    .mapTo(Long.class)
                                    .one())
                            == 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void bothSecretsSignForAWhile(DatabaseKind kind) throws IOException {
        try (DeliveryFixture server = new DeliveryFixture(kind);
                WebhookReceiver old = receiver(server)) {
            String id = server.subscribe(old.url()).id();
            Secret secret = Secret.random();
            server.deliveries.subscriptions().rotate(id, secret);
            server.tell("CP");
            Await.until("it is delivered", () -> server.count("state = 'DELIVERED'") == 1);
            assertThat(old.complaints()).as("the old secret holds").isEmpty();
            try (WebhookReceiver receiver =
                    WebhookReceiver.open(0, secret.reveal(), server.clock, request -> Answer.OK)) {
                server.deliveries
                        .subscriptions()
                        .change(id, wish -> new Subscription.Wish(receiver.url(), wish.types(), List.of(), null, true));
                server.tell("CP");
                Await.until("it is delivered", () -> server.count("state = 'DELIVERED'") == 2);
                assertThat(receiver.complaints()).as("the new one too").isEmpty();
                server.clock.forward(Duration.ofHours(25));
                server.deliveries
                        .subscriptions()
                        .change(id, wish -> new Subscription.Wish(old.url(), wish.types(), List.of(), null, true));
                server.tell("CP");
                Await.until("it is delivered", () -> server.count("state = 'DELIVERED'") == 3);
                assertThat(old.complaints()).as("the old one no more").hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReceiverThatAsksForTimeIsLeftAloneButNotForADay(DatabaseKind kind) throws IOException {
        manners = Answer.OVERLOADED;
        try (DeliveryFixture server = new DeliveryFixture(kind);
                WebhookReceiver receiver = receiver(server)) {
            server.subscribe(receiver.url());
            server.tell("CP");
            Await.until("it is tried again", () -> receiver.received().size() > 3);
            manners = Answer.OK;
            Await.until("it is delivered", () -> server.count("state = 'DELIVERED'") == 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void notTwoAtOnceForAStation(DatabaseKind kind) throws IOException {
        Map<String, Set<Long>> busy = new ConcurrentHashMap<>();
        DeliverySettings settings = DeliveryFixture.settings(8, Duration.ofSeconds(20));
        try (DeliveryFixture server = new DeliveryFixture(kind.fresh(), new ShiftedClock(), settings);
                WebhookReceiver receiver =
                        WebhookReceiver.open(0, DeliveryFixture.SECRET, Clock.systemUTC(), request -> {
                            busy.computeIfAbsent(request.identity(), identity -> ConcurrentHashMap.newKeySet())
                                    .add(request.sequence());
                            return Answer.OK;
                        })) {
            server.subscribe(receiver.url());
            for (int i = 0; i < 200; i++) {
                server.tell("CP-" + i % 3);
            }
            Await.until("all are delivered", () -> server.count("state = 'DELIVERED'") == 200);
            assertThat(receiver.received()).as("none twice").hasSize(200);
            assertThat(busy.values().stream().mapToInt(Set::size).sum()).isEqualTo(200);
            assertThat(server.database.<Long>read(
                            handle -> handle.createQuery("select count(*) from delivery_queue where due_at is not null")
                                    .mapTo(Long.class)
                                    .one()))
                    .isZero();
        }
    }
}
