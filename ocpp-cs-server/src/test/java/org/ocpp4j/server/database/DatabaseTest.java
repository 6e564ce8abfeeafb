package org.ocpp4j.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.event.Events;
import org.ocpp4j.server.station.StationStore;
import tools.jackson.databind.node.JsonNodeFactory;

class DatabaseTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
    private static final Event BOOT = new Event(EventType.BOOT, "CP-1", NOON, JsonNodeFactory.instance.objectNode());

    @ParameterizedTest
    @EnumSource
    void aChangeThatFailsChangesNothingAndTellsNobody(DatabaseKind kind) {
        Events events = new Events();
        List<Event> heard = new ArrayList<>();
        events.listen(heard::add);
        try (Database database = Database.open(kind.fresh(), events)) {
            StationStore stations = new StationStore(database, Clock.fixed(NOON, ZoneOffset.UTC));
            assertThatThrownBy(() -> database.run(change -> {
                        stations.ensure(change, "CP-1");
                        change.happened(BOOT);
                        throw new IllegalStateException("no");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(stations.find("CP-1")).isEmpty();
            assertThat(heard).isEmpty();

            database.run(change -> {
                stations.ensure(change, "CP-1");
                stations.ensure(change, "CP-1");
                change.happened(BOOT);
            });
            assertThat(stations.find("CP-1").orElseThrow().createdAt()).isEqualTo(NOON);
            assertThat(heard).containsExactly(BOOT);
        }
    }

    /** Else it would look as if it was not, and would be done again where what follows met another change. */
    @ParameterizedTest
    @EnumSource
    void aChangeIsDoneOnceWhateverFollows(DatabaseKind kind) {
        try (Database database = kind.open()) {
            StationStore stations = new StationStore(database, Clock.fixed(NOON, ZoneOffset.UTC));
            AtomicInteger done = new AtomicInteger();
            List<String> followed = new CopyOnWriteArrayList<>();
            database.run(change -> {
                done.incrementAndGet();
                stations.ensure(change, "CP-1");
                change.afterwards(() -> {
                    throw new IllegalStateException("thrown on purpose by a test", new SQLException("", "40001"));
                });
                change.afterwards(() -> followed.add("next"));
            });
            assertThat(done).hasValue(1);
            assertThat(followed).containsExactly("next");
            assertThat(stations.find("CP-1")).isPresent();
        }
    }

    /** Also in the hour that a change of clocks repeats or leaves out. */
    @ParameterizedTest
    @EnumSource
    void anInstantStaysWhateverTheClocksOfThisMachineDo(DatabaseKind kind) {
        TimeZone usual = TimeZone.getDefault();
        try (Database database = kind.open()) {
            for (String zone : List.of("Pacific/Chatham", "Europe/Berlin", "America/New_York")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                ZoneRules rules = ZoneId.of(zone).getRules();
                Instant change = rules.nextTransition(NOON).getInstant();
                Instant next = rules.nextTransition(change).getInstant();
                for (Instant at :
                        List.of(change.minusSeconds(1800), change.plusSeconds(1800), next.minusSeconds(1800), next)) {
                    String identity = zone + at;
                    database.run(one -> one.handle()
                            .createUpdate("insert into station (identity, registered, created_at)"
                                    + " values (:identity, false, :at)")
                            .bind("identity", identity)
                            .bind("at", at)
                            .execute());
                    assertThat(new StationStore(database, Clock.systemUTC())
                                    .find(identity)
                                    .orElseThrow()
                                    .createdAt())
                            .isEqualTo(at);
                }
            }
        } finally {
            TimeZone.setDefault(usual);
        }
    }
}
