package org.ocpp4j.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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
}
