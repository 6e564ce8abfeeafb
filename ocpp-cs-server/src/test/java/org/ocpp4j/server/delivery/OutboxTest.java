package org.ocpp4j.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is kept for subscriptions, and when. Nobody listens at the addresses. */
@Timeout(200)
class OutboxTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1/");

    @ParameterizedTest
    @EnumSource
    void aChangeThatFailsKeepsNothing(DatabaseKind kind) {
        try (DeliveryFixture server = new DeliveryFixture(kind)) {
            server.subscribe(NOWHERE);
            assertThatThrownBy(() -> server.database.run(change -> {
                        change.happened(server.event("CP", EventType.BOOT));
                        change.happened(server.event("CP", EventType.STATUS));
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(server.count("true")).isZero();
            server.tell("CP");
            assertThat(server.sequences("CP")).containsExactly(1L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChangeWhoseEventCannotBeKeptFails(DatabaseKind kind) {
        try (DeliveryFixture server = new DeliveryFixture(kind)) {
            server.subscribe(NOWHERE);
            server.database.run(change -> change.handle().execute("create table data (number integer)"));
            server.database.run(change ->
                    change.handle().execute("alter table delivery add constraint no_boot" + " check (type <> 'boot')"));
            assertThatThrownBy(() -> server.database.run(change -> {
                        change.handle().execute("insert into data values (7)");
                        change.happened(server.event("CP", EventType.STATUS));
                        change.happened(server.event("CP", EventType.BOOT));
                    }))
                    .isInstanceOf(RuntimeException.class);
            assertThat(server.count("true")).isZero();
            long data = server.database.read(handle -> handle.createQuery("select count(*) from data")
                    .mapTo(Long.class)
                    .one());
            assertThat(data).as("data without its event").isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachSubscriptionGetsWhatItWants(DatabaseKind kind) {
        try (DeliveryFixture server = new DeliveryFixture(kind)) {
            server.tell("before");
            String all = server.subscribe(NOWHERE).id();
            String boots = server.subscribe(NOWHERE, Set.of(EventType.BOOT, EventType.STATUS), "A*", "B")
                    .id();
            Subscription off = server.subscribe(NOWHERE);
            server.deliveries
                    .subscriptions()
                    .change(off.id(), wish -> new Subscription.Wish(wish.url(), wish.types(), List.of(), null, false));
            server.database.run(change -> {
                change.happened(server.event("A1", EventType.BOOT));
                change.happened(server.event("A1", EventType.METER_VALUES));
                change.happened(server.event("B", EventType.STATUS));
                change.happened(server.event("B2", EventType.STATUS));
                change.happened(server.event("B", EventType.REFUSED));
                change.happened(server.event("A1", EventType.STATUS));
            });
            assertThat(server.count("subscription_id = '" + all + "'")).isEqualTo(5);
            assertThat(server.count("subscription_id = '" + boots + "'")).isEqualTo(3);
            assertThat(server.count("subscription_id = '" + boots + "' and identity = 'A1' and type = 'boot'"
                            + " and sequence = 1"))
                    .isEqualTo(1);
            assertThat(server.count("subscription_id = '" + boots + "' and identity = 'A1' and type = 'status'"
                            + " and sequence = 2"))
                    .isEqualTo(1);
            long events =
                    server.database.read(handle -> handle.createQuery("select count(distinct event_id) from delivery")
                            .mapTo(Long.class)
                            .one());
            assertThat(events).as("an event has one id").isEqualTo(5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void changesThatMeetAreNumberedInOrder(DatabaseKind kind) {
        try (DeliveryFixture server = new DeliveryFixture(kind)) {
            server.subscribe(NOWHERE);
            server.subscribe(NOWHERE);
            List<CompletableFuture<Void>> told = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                boolean forward = thread % 2 == 0;
                told.add(CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < 15; i++) {
                                server.database.run(
                                        change -> { // in either order, and still no two wait for each other
                                            change.happened(server.event(forward ? "A" : "B", EventType.STATUS));
                                            change.happened(server.event(forward ? "B" : "A", EventType.STATUS));
                                        });
                            }
                        },
                        Await.threads()));
            }
            told.forEach(Await::result);
            List<Long> twice = LongStream.rangeClosed(1, 60)
                    .flatMap(each -> LongStream.of(each, each))
                    .boxed()
                    .toList();
            assertThat(server.sequences("A")).hasSameElementsAs(twice).hasSize(120);
            long disorder =
                    server.database.read(handle -> handle.createQuery("select count(*) from delivery a, delivery b"
                                    + " where a.subscription_id = b.subscription_id and a.identity = b.identity"
                                    + " and a.seq < b.seq and a.sequence >= b.sequence")
                            .mapTo(Long.class)
                            .one());
            assertThat(disorder).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLargeEventDoesNotMakeAChangeFail(DatabaseKind kind) {
        try (DeliveryFixture server = new DeliveryFixture(kind)) {
            server.subscribe(NOWHERE);
            String text = "\u011f".repeat(300_000); // six characters each where it is kept
            server.database.run(change -> change.happened(new Event(
                    EventType.BOOT,
                    "CP",
                    server.now(),
                    JsonNodeFactory.instance.objectNode().put("text", text))));
            assertThat(server.count("data = '{\"leftOut\":true}'")).isEqualTo(1);
        }
    }
}
