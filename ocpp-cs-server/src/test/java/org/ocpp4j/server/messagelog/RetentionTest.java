package org.ocpp4j.server.messagelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.transport.Handshake.Protocol;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseKind;

/** Old frames go, in small steps. */
class RetentionTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    private static void insert(Database database, Instant at, int number) {
        List<FrameRow> rows = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            rows.add(new FrameRow(
                    "CP-1",
                    at,
                    Direction.RECEIVED,
                    Protocol.JSON,
                    "1.6",
                    FrameKind.CALL,
                    "Heartbeat",
                    "id",
                    null,
                    "[]",
                    2));
        }
        database.run(change -> FrameTable.insert(change.handle(), rows));
    }

    private static Retention retention(Database database, Duration keepFor, long keepMost) {
        return new Retention(database, new FrameLogSettings(true, keepFor, keepMost), CLOCK, Duration.ofDays(1));
    }

    private static long count(Database database, String condition) {
        return database.read(handle -> handle.createQuery("select count(*) from frame where " + condition)
                .mapTo(Long.class)
                .one());
    }

    @ParameterizedTest
    @EnumSource
    void byAge(DatabaseKind kind) {
        try (Database database = kind.open()) {
            insert(database, NOON.minus(Duration.ofHours(1)).minusMillis(1), Retention.SLICE + 10);
            insert(database, NOON.minus(Duration.ofHours(1)), 5);
            Retention retention = retention(database, Duration.ofHours(1), 1_000_000);
            assertThat(retention.isDue()).isTrue();
            retention.deleteSome();
            assertThat(count(database, "true")).isEqualTo(15);
            assertThat(retention.isDue()).as("there are more").isTrue();
            retention.deleteSome();
            assertThat(count(database, "true")).isEqualTo(5);
            assertThat(retention.isDue()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void byNumber(DatabaseKind kind) {
        try (Database database = kind.open()) {
            insert(database, NOON, 500);
            database.run(change -> change.handle().execute("delete from frame where seq between 100 and 199"));
            insert(database, NOON, Retention.SLICE);
            long newest = database.read(handle -> handle.createQuery("select max(seq) from frame")
                    .mapTo(Long.class)
                    .one());
            Retention retention = retention(database, Duration.ofDays(1), 50);
            while (retention.isDue()) {
                retention.deleteSome();
            }
            assertThat(count(database, "true")).isEqualTo(50);
            assertThat(count(database, "seq > " + (newest - 50))).isEqualTo(50);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLogDoesItByItself(DatabaseKind kind) {
        FrameLogSettings settings = new FrameLogSettings(true, Duration.ofDays(1), 10);
        FrameLogLimits limits = new FrameLogLimits(
                1000, 1 << 20, Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(20));
        try (FrameLogFixture fixture = new FrameLogFixture(kind.fresh(), settings, limits)) {
            insert(fixture.database, Instant.now().minus(Duration.ofDays(2)), 5);
            fixture.receive(FrameLogFixture.peer("CP-2", Protocol.JSON), 0, 30);
            Await.until("ten are left", () -> fixture.log.written() == 30 && count(fixture.database, "true") == 10);
            assertThat(fixture.frames("CP-2"))
                    .extracting(Message::messageId)
                    .startsWith("id-20")
                    .endsWith("id-29");
        }
    }
}
