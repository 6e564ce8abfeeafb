package org.ocpp4j.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.event.EventType;

/** What commands change besides their own record, and what their record hides. */
class EffectsTest {
    private static final String KEY = "{\"key\":\"AuthorizationKey\",\"value\":\"0123456789abcdef\"}";

    private static String reserve(int number, int connector, String idTag) {
        return "{\"connectorId\":" + connector + ",\"expiryDate\":\"2030-01-01T00:00:00.5+01:00\",\"idTag\":\"" + idTag
                + "\",\"reservationId\":" + number + "}";
    }

    /** Reservations as number, connector, idTag, status and detail, the oldest first. */
    private static List<String> reservations(CommandFixture fixture) {
        return fixture
                .table("select reservation_id, connector_id, id_tag, status, detail from reservation order by seq")
                .stream()
                .map(row -> row.get("reservation_id") + " " + row.get("connector_id") + " " + row.get("id_tag") + " "
                        + row.get("status") + " " + row.get("detail"))
                .toList();
    }

    private static void command(CommandFixture fixture, RawStation station, String action, String body, String answer) {
        var sent = fixture.command(action, body);
        station.answer(answer);
        assertThat(Await.result(sent).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void reservationsAreKeptBeforeTheCallAnswers(DatabaseKind kind) {
        try (CommandFixture fixture = new CommandFixture(kind)) {
            RawStation station = fixture.connect("CP-1");
            command(fixture, station, "ReserveNow", reserve(1, 1, "ann"), "{\"status\":\"Accepted\"}");
            assertThat(reservations(fixture)).containsExactly("1 1 ann Accepted null");
            Instant expires = fixture.database.read(handle -> handle.createQuery("select expires_at from reservation")
                    .mapTo(Instant.class)
                    .one());
            assertThat(expires).isEqualTo(Instant.parse("2029-12-31T23:00:00.5Z"));

            command(fixture, station, "ReserveNow", reserve(2, 1, "bob"), "{\"status\":\"Occupied\"}");
            assertThat(reservations(fixture)).containsExactly("1 1 ann Accepted null", "2 1 bob Rejected Occupied");
            command(fixture, station, "ReserveNow", reserve(1, 2, "cid"), "{\"status\":\"Accepted\"}");
            String replaced = "1 1 ann Cancelled replaced by one of the same number";
            assertThat(reservations(fixture))
                    .containsExactly(replaced, "2 1 bob Rejected Occupied", "1 2 cid Accepted null");
            command(fixture, station, "CancelReservation", "{\"reservationId\":1}", "{\"status\":\"Rejected\"}");
            assertThat(reservations(fixture)).contains("1 2 cid Accepted null");
            command(fixture, station, "CancelReservation", "{\"reservationId\":1}", "{\"status\":\"Accepted\"}");
            assertThat(reservations(fixture))
                    .containsExactly(replaced, "2 1 bob Rejected Occupied", "1 2 cid Cancelled null");
            command(fixture, station, "ReserveNow", reserve(1, 3, "dot"), "{\"status\":\"Accepted\"}");
            assertThat(reservations(fixture)).hasSize(4).contains("1 3 dot Accepted null");
            assertThat(fixture.heard(EventType.RESERVATION)).hasSize(6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReservationThatIsUsedBeforeItsAnswerIsRecordedIsUsed(DatabaseKind kind) {
        try (CommandFixture fixture = new CommandFixture(kind)) {
            RawStation station = fixture.connect("CP-1");
            var sent = fixture.command("ReserveNow", reserve(5, 1, "ann"));
            RawStation.Call call = station.next();
            fixture.database.run(change -> change.handle()
                    .createUpdate("insert into charging_transaction (transaction_id, identity, reservation_id,"
                            + " start_received_at) values (77, 'CP-1', 5, :now)")
                    .bind("now", Instant.now())
                    .execute());
            station.result(call, "{\"status\":\"Accepted\"}");
            assertThat(Await.result(sent).statusCode()).isEqualTo(200);
            assertThat(fixture.table("select status, transaction_id from reservation"))
                    .containsExactly(Map.of("status", "Used", "transaction_id", 77));
        }
    }

    /** The password and the one that is pending. */
    private static String keys(CommandFixture fixture) {
        Map<String, Object> station = fixture.table(
                        "select password_hash, pending_password_hash from station where identity = 'CP-1'")
                .get(0);
        return station.get("password_hash") + " " + station.get("pending_password_hash");
    }

    @ParameterizedTest
    @EnumSource
    void aNewKeyIsKeptBeforeItLeavesAndNeverShown(DatabaseKind kind) {
        try (CommandFixture fixture = new CommandFixture(kind)) {
            RawStation station = fixture.connect("CP-1");
            var sent = fixture.command("ChangeConfiguration", KEY, "Idempotency-Key", "k");
            RawStation.Call call = station.next();
            assertThat(call.payload()).isEqualTo(KEY);
            assertThat(keys(fixture)).isEqualTo("null 0123456789abcdef");
            HttpResponse<String> busy = Await.result(fixture.command("ChangeConfiguration", KEY));
            assertThat(busy.statusCode() + busy.body()).startsWith("409").contains("\"inProgress\"");
            station.result(call, "{\"status\":\"Accepted\"}");
            assertThat(Await.result(sent).statusCode()).isEqualTo(200);
            assertThat(keys(fixture)).as("until the station logs in with it").isEqualTo("null 0123456789abcdef");

            var refused = fixture.command("ChangeConfiguration", KEY.replace("0123", "4567"));
            RawStation.Call second = station.next();
            station.send(
                    "[4,\"" + second.id() + "\",\"PropertyConstraintViolation\",\"bad 456789 4567456789abcdef\",{}]");
            assertThat(Await.result(refused).body()).contains("4567456789abcdef");
            assertThat(keys(fixture)).isEqualTo("null null");

            var lost = fixture.command("ChangeConfiguration", KEY.replace("0123", "89ab"));
            station.next();
            station.abort();
            assertThat(Await.result(lost).statusCode()).isEqualTo(502);
            assertThat(keys(fixture)).isEqualTo("null 89ab456789abcdef");

            assertThat(fixture.rows()).hasSize(3);
            assertThat(fixture.table("select * from command").toString() + fixture.heard)
                    .doesNotContain("456789abcdef")
                    .contains("\"***\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatTheStationRejectsOrNeverGotIsForgotten(DatabaseKind kind) {
        try (CommandFixture fixture = new CommandFixture(kind, Duration.ofSeconds(30))) {
            RawStation station = fixture.connect("CP-1");
            command(fixture, station, "ChangeConfiguration", KEY, "{\"status\":\"Rejected\"}");
            assertThat(keys(fixture)).isEqualTo("null null");
            command(
                    fixture,
                    station,
                    "ChangeConfiguration",
                    KEY.replace("Auth", "auth"),
                    "{\"status\":\"RebootRequired\"}");
            assertThat(keys(fixture)).isEqualTo("null 0123456789abcdef");
            fixture.command("ClearCache", "");
            station.next();
            var waits = fixture.command("ChangeConfiguration", KEY.replace("0123", "4567"));
            Await.until("it waits", () -> keys(fixture).endsWith("4567456789abcdef"));
            station.abort();
            assertThat(Await.result(waits).body()).contains("\"dispatched\":false");
            assertThat(keys(fixture)).isEqualTo("null null");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCommandThatNeverBeganLeavesTheKeyOfAnotherAlone(DatabaseKind kind) {
        try (CommandFixture fixture = new CommandFixture(kind)) {
            fixture.known("CP-1", "JSON", "1.6");
            fixture.database.run(change -> new CommandFixture.Keys().prepare(change, "CP-1", "first"));
            assertThat(Await.result(fixture.command("ChangeConfiguration", KEY)).statusCode())
                    .isEqualTo(503);
            HttpResponse<String> bulk = Await.result(fixture.post(
                    "commands",
                    "{\"action\":\"ChangeConfiguration\",\"payload\":" + KEY + ",\"stations\":[\"CP-1\"]}"));
            assertThat(bulk.statusCode()).isEqualTo(202);
            Await.until(
                    "it has ended",
                    () -> fixture.rows().size() == 2
                            && "notConnected".equals(fixture.rows().get(1).outcome()));
            assertThat(keys(fixture)).isEqualTo("null first");
        }
    }

    @ParameterizedTest
    @EnumSource
    void secretsOfAnswersAndAddressesAreMaskedInTheRecords(DatabaseKind kind) {
        try (CommandFixture fixture = new CommandFixture(kind)) {
            RawStation station = fixture.connect("CP-1");
            String secret =
                    "{\"configurationKey\":[{\"key\":\"AuthorizationKey\",\"readonly\":false,\"value\":\"topsecret\"},"
                            + "{\"key\":\"HeartbeatInterval\",\"readonly\":false,\"value\":\"60\"}]}";
            var sent = fixture.command("GetConfiguration", "", "Idempotency-Key", "g");
            station.answer(secret);
            assertThat(Await.result(sent).body()).isEqualTo(secret);
            HttpResponse<String> replay =
                    Await.result(fixture.command("GetConfiguration", "{}", "Idempotency-Key", "g"));
            assertThat(replay.body()).isEqualTo(secret.replace("topsecret", "***"));
            assertThat(replay.headers().firstValue("Idempotency-Replayed")).hasValue("true");

            command(
                    fixture,
                    station,
                    "GetDiagnostics",
                    "{\"location\":\"ftp://joe:pa/ss@host/dir?sig=abc&x=y\"}",
                    "{}");
            CommandRow row = fixture.rows().get(1);
            assertThat(row.payload()).isEqualTo("{\"location\":\"ftp://***@host/dir?sig=***&x=***\"}");
            assertThat(Objects.requireNonNull(row.answer())).isEqualTo("{}");
            assertThat(fixture.get("commands").toString())
                    .doesNotContain("topsecret")
                    .doesNotContain("joe");
        }
    }
}
