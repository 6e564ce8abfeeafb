package org.ocpp4j.server.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.server.admission.RawStation.basic;
import static org.ocpp4j.server.admission.RawStation.handshake;
import static org.ocpp4j.server.admission.RawStation.upgrade;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.json.handshake.RefusalCause;
import org.ocpp4j.json.handshake.RefusedConnection;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.station.StationChange;
import org.ocpp4j.server.station.UnknownStations;
import org.ocpp4j.soap.RefusedRequest;

class ConnectionAttemptsTest {
    @ParameterizedTest
    @EnumSource
    void eachReasonHasItsRemedy(DatabaseKind kind) throws Exception {
        try (DoorFixture fixture = new DoorFixture(kind)) {
            fixture.unknown = UnknownStations.REFUSE;
            fixture.handshakesPerMinute = 6;
            fixture.open();
            fixture.stations.register("CP-1", StationChange.NONE.withPassword("open sesame"));
            fixture.knock(handshake("/ocpp/CP%202?token=secret"));
            fixture.knock(handshake("/ocpp/CP-1", basic("CP-1", "secret")));
            fixture.knock(handshake("/steve/websocket/CP-1"));
            fixture.knock(upgrade("/ocpp/CP-1", "Sec-WebSocket-Protocol: ocpp2.0.1"));
            Await.until("four rows", () -> fixture.attempts().size() == 4);
            List<DoorFixture.Attempt> rows = fixture.attempts();
            assertThat(rows).allMatch(row -> row.address().equals("127.0.0.1"));
            assertThat(rows).allMatch(row -> row.attempts() == 1);
            assertThat(rows.toString()).doesNotContain("secret");
            assertThat(rows.get(0).identity()).isEqualTo("CP 2");
            assertThat(rows.get(0).status()).isEqualTo(404);
            assertThat(rows.get(0).path()).isEqualTo("/ocpp/CP%202");
            assertThat(rows.get(0).reason()).isEqualTo("nobody registered this station");

            assertThat(rows.get(0).remedy()).contains("PUT /api/v1/stations/CP%202.");
            assertThat(rows.get(1).identity()).isEqualTo("CP-1");
            assertThat(rows.get(1).status()).isEqualTo(401);

            assertThat(rows.get(1).remedy())
                    .contains("Set the password again")
                    .contains("PUT /api/v1/stations/CP-1/password {\"password\"");
            assertThat(rows.get(2).identity()).isNull();
            assertThat(rows.get(2).status()).isEqualTo(404);

            assertThat(rows.get(2).remedy()).contains("The path must be /ocpp/{identity}/{account}");
            assertThat(rows.get(3).identity()).isEqualTo("CP-1");
            assertThat(rows.get(3).status()).isEqualTo(101);

            assertThat(rows.get(3).remedy()).contains("ocpp1.6 or ocpp1.5");
            int status = 0;
            for (int i = 0; i < 10 && status != 429; i++) {
                status = fixture.knock(handshake("/ocpp/CP-1"));
            }
            assertThat(status).isEqualTo(429);
            Await.until(
                    "too many handshakes",
                    () -> fixture.attempts().stream()
                            .anyMatch(row -> row.remedy().startsWith("Too many handshakes")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameAgainIsCountedAndTold(DatabaseKind kind) throws Exception {
        try (DoorFixture fixture = new DoorFixture(kind)) {
            fixture.unknown = UnknownStations.REFUSE;
            fixture.open();
            for (int i = 0; i < 5; i++) {
                fixture.knock(handshake("/ocpp/CP-1"));
            }
            fixture.knock(handshake("/ocpp/CP-2"));
            Await.until(
                    "all are counted",
                    () -> fixture.attempts().stream()
                                    .mapToInt(DoorFixture.Attempt::attempts)
                                    .sum()
                            == 6);
            assertThat(fixture.attempts()).hasSize(2);
            Event event = fixture.events.stream()
                    .filter(told -> told.type() == EventType.REFUSED)
                    .findFirst()
                    .orElseThrow();
            assertThat(event.identity()).isEqualTo("CP-1");
            assertThat(event.data().get("status").asInt()).isEqualTo(404);
            assertThat(event.data().get("remedy").asString()).contains("PUT /api/v1/stations/CP-1");
        }
    }

    /** Everybody is somebody else: the table stays as small as the settings say, and what is dropped is counted. */
    @ParameterizedTest
    @EnumSource
    void aFloodIsBounded(DatabaseKind kind) {
        try (DoorFixture fixture = new DoorFixture(kind)) {
            ConnectionAttempts attempts =
                    ConnectionAttempts.open(fixture.database, Clock.systemUTC(), fixture.settings());
            int flood = 5_000;
            for (int i = 0; i < flood; i++) {
                attempts.refused(
                        new RefusedConnection("10.0.0.1:" + i, "/ocpp/CP-" + i, 404, RefusalCause.PATH, "nobody"));
            }
            Await.until(
                    "each was told or dropped", () -> told(fixture) + attempts.dropped() == flood && told(fixture) > 0);
            assertThat(fixture.attempts())
                    .hasSizeLessThanOrEqualTo(fixture.settings().attemptsKept());
            assertThat(attempts.dropped()).isPositive();
            attempts.refused(new RefusedConnection("10.0.0.1:1", "/ocpp/last", 404, RefusalCause.PATH, "nobody"));
            attempts.close();
            assertThat(fixture.attempts()).anyMatch(row -> "last".equals(row.identity()));
        }
    }

    private static long told(DoorFixture fixture) {
        return fixture.events.size();
    }

    /** What strangers write reaches neither the log nor the database as it came. */
    @ParameterizedTest
    @EnumSource
    void whatStrangersWriteIsCleaned(DatabaseKind kind) {
        try (DoorFixture fixture = new DoorFixture(kind)) {
            ConnectionAttempts attempts =
                    ConnectionAttempts.open(fixture.database, Clock.systemUTC(), fixture.settings());
            String longest = "x".repeat(5_000);
            attempts.refused(
                    new RefusedRequest("[2001:db8::1]:80", "/Ocpp", Optional.of("CP\u0000\n1\ud800"), 500, longest));
            attempts.refused(
                    new RefusedConnection("2001:db8::1", "/" + longest, 0, RefusalCause.CONNECTION_LOST, "a\r\nb"));
            attempts.close();
            List<DoorFixture.Attempt> rows = fixture.attempts();
            assertThat(rows.get(0).identity()).isEqualTo("CP??1?");
            assertThat(rows.get(0).address()).isEqualTo("[2001:db8::1]");

            assertThat(rows.get(0).reason()).hasSize(1_000);
            assertThat(rows.get(1).reason()).isEqualTo("a??b");
            assertThat(rows.get(1).address()).isEqualTo("2001:db8::1");
        }
    }

    @Test
    void whatStandsInTheTableOutlivesTheProcess() {
        var settings = DatabaseKind.SQLITE.fresh();
        for (int i = 0; i < 2; i++) {
            try (DoorFixture fixture = new DoorFixture(settings)) {
                ConnectionAttempts attempts =
                        ConnectionAttempts.open(fixture.database, Clock.systemUTC(), fixture.settings());
                attempts.refused(
                        new RefusedConnection("10.0.0.1:" + i, "/ocpp/CP-1", 404, RefusalCause.PATH, "nobody"));
                attempts.close();
                assertThat(fixture.attempts()).hasSize(1);
            }
        }
        try (DoorFixture fixture = new DoorFixture(settings)) {
            assertThat(fixture.attempts().get(0).attempts()).isEqualTo(2);
        }
    }
}
