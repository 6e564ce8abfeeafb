package org.ocpp4j.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.event.EventType;
import tools.jackson.databind.JsonNode;

/** Each outcome of a command, provoked over real sockets. */
class OutcomesTest {
    private static final String RESET = "{\"type\":\"Soft\"}";

    private static JsonNode problem(CompletableFuture<HttpResponse<String>> answer, int status, String outcome) {
        HttpResponse<String> response = Await.result(answer);
        JsonNode problem = CommandFixture.json(response);
        assertThat(response.statusCode() + " " + problem.path("outcome").asString(""))
                .as(response.body())
                .isEqualTo(status + " " + outcome);
        return problem;
    }

    private static boolean dispatched(JsonNode problem) {
        return problem.get("dispatched").booleanValue();
    }

    @ParameterizedTest
    @EnumSource
    void aResultIsWhatTheStationSaidAndIsRecordedBefore(DatabaseKind kind) {
        try (CommandFixture fixture = new CommandFixture(kind)) {
            RawStation station = fixture.connect("CP-1");
            var answer = fixture.command("ChangeAvailability", "{ \"type\" : \"Inoperative\", \"connectorId\": 99 }");
            RawStation.Call call = station.next();
            assertThat(call.action()).isEqualTo("ChangeAvailability");
            assertThat(call.payload()).isEqualTo("{\"connectorId\":99,\"type\":\"Inoperative\"}");
            CommandRow open = fixture.rows().get(0);
            assertThat(open.outcome()).isNull();
            assertThat(open.dispatched()).isNull();
            assertThat(open.commandedBy()).isEqualTo("ada");

            station.result(call, "{ \"status\":\"Rejected\"}");
            HttpResponse<String> response = Await.result(answer);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
            assertThat(response.body()).isEqualTo("{\"status\":\"Rejected\"}");
            CommandRow row =
                    fixture.row(response.headers().firstValue("Command-Id").orElseThrow());
            assertThat(row.outcome()).isEqualTo("result");
            assertThat(row.dispatched()).isTrue();
            assertThat(row.endedAt()).isAfterOrEqualTo(row.commandedAt());
            assertThat(row.answer()).isEqualTo("{\"status\":\"Rejected\"}");
            JsonNode event = fixture.heard(EventType.COMMAND).get(0).data();
            assertThat(event.path("status").asString("")).isEqualTo("Rejected");
            assertThat(event.path("commandedBy").asString("")).isEqualTo("ada");
        }
    }

    @Test
    void numbersAndTimesTravelAsTheyWereGiven() {
        try (CommandFixture fixture = new CommandFixture(DatabaseKind.SQLITE)) {
            RawStation station = fixture.connect("CP-1");
            var answer = fixture.command("SetChargingProfile", """
                    {"csChargingProfiles": {"chargingSchedule": {"chargingSchedulePeriod":
                      [{"limit": 16.10, "startPeriod": 0}, {"limit": 1e1, "numberPhases": 3, "startPeriod": 12345678901234567890}],
                      "chargingRateUnit": "A", "startSchedule": "2026-11-22T12:00:00.123456+13:45"},
                      "chargingProfileKind": "Absolute", "chargingProfilePurpose": "TxProfile", "stackLevel": 0,
                      "chargingProfileId": 1}, "connectorId": 1}
                    """);
            assertThat(station.answer("{\"status\":\"Accepted\"}").payload())
                    .isEqualTo("{\"connectorId\":1,\"csChargingProfiles\":{\"chargingProfileId\":1,\"stackLevel\":0,"
                            + "\"chargingProfilePurpose\":\"TxProfile\",\"chargingProfileKind\":\"Absolute\","
                            + "\"chargingSchedule\":{\"startSchedule\":\"2026-11-22T12:00:00.123456+13:45\","
                            + "\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":16.10},"
                            + "{\"startPeriod\":12345678901234567890,\"limit\":10,\"numberPhases\":3}]}}}");
            assertThat(Await.result(answer).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whatCannotBeSentIsSaidBeforeAnythingIsSent() {
        try (CommandFixture fixture = new CommandFixture(DatabaseKind.SQLITE)) {
            RawStation station = fixture.connect("CP-1");
            JsonNode unknown = problem(fixture.command("resett", "{}"), 400, "unknownAction");
            assertThat(unknown.path("nearest").path(0).asString("")).isEqualTo("Reset");
            assertThat(dispatched(unknown)).isFalse();
            assertThat(problem(fixture.command("Heartbeat", "{}"), 400, "unknownAction")
                            .path("detail")
                            .asString(""))
                    .contains("sent by stations");
            problem(fixture.post("ChargePoint/nobody/Nothing", "{}"), 400, "unknownAction");

            JsonNode invalid = problem(
                    fixture.command("ChangeAvailability", "{\"connectorId\":\"x\",\"more\":1}"), 400, "invalidPayload");
            assertThat(dispatched(invalid)).isFalse();
            assertThat(invalid.path("violations").toString())
                    .contains("{\"pointer\":\"/connectorId\",\"keyword\":\"type\",\"reason\":\"/connectorId: expected")
                    .contains("\"keyword\":\"additionalProperties\"")
                    .contains("\"keyword\":\"required\"");
            JsonNode malformed = problem(fixture.command("Reset", "{\"type\":\n  Soft}"), 400, "invalidBody");
            assertThat(malformed.path("line").asInt()).isEqualTo(2);
            assertThat(malformed.path("column").asInt()).isPositive();
            assertThat(dispatched(malformed)).isFalse();
            problem(fixture.command("Reset", "{\"type\":\"Soft\"} x"), 400, "invalidBody");
            problem(fixture.command("Reset", "[]"), 400, "invalidPayload");
            problem(fixture.command("Reset", "null"), 400, "invalidPayload");
            problem(fixture.command("Reset", "{\"type\":\"Soft\",\"type\":\"Hard\"}"), 400, "invalidBody");
            problem(fixture.command("Reset", " ".repeat(CommandBodies.LARGEST + 1)), 413, "bodyTooLarge");
            problem(fixture.command("Reset", RESET, "Content-Type", "text/xml"), 415, "unsupportedMediaType");

            assertThat(dispatched(problem(fixture.post("ChargePoint/nobody/Reset", RESET), 404, "unknownStation")))
                    .isFalse();
            CommandRequest nul = new CommandRequest("a\0b", "Reset", Json.read(RESET), "ada", null);
            assertThat(Await.result(fixture.commands.send(nul)).kind()).isEqualTo(OutcomeKind.UNKNOWN_STATION);
            assertThat(station.hasFrames()).isFalse();
            assertThat(fixture.rows()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStationThatIsNotConnectedIsJudgedByItsLastVersion(DatabaseKind kind) {
        try (CommandFixture fixture = new CommandFixture(kind)) {
            fixture.known("CP-1", "JSON", "1.5");
            fixture.known("soap", "SOAP", "1.6");
            fixture.known("new", null, null);
            problem(fixture.command("TriggerMessage", "{}"), 409, "actionNotInVersion");
            problem(fixture.command("UnlockConnector", "{\"connectorId\":3000000000}"), 400, "invalidPayload");
            problem(fixture.post("ChargePoint/soap/GetInstalledCertificateIds", "{}"), 409, "actionNotInVersion");
            problem(fixture.post("ChargePoint/new/UnlockConnector", "{}"), 400, "invalidPayload");
            JsonNode offline = problem(fixture.command("Reset", RESET), 503, "notConnected");
            assertThat(dispatched(offline)).isFalse();
            CommandRow row = fixture.row(offline.path("commandId").asString(""));
            assertThat(row.outcome()).isEqualTo("notConnected");
            assertThat(row.dispatched()).isFalse();
            assertThat(fixture.heard(EventType.COMMAND)).hasSize(1);
        }
    }

    @Test
    void aStationOfVersion15IsSentWhatItKnows() {
        try (CommandFixture fixture = new CommandFixture(DatabaseKind.SQLITE)) {
            RawStation station = fixture.connect("CP-1", "ocpp1.5");
            JsonNode lacks = problem(fixture.command("GetCompositeSchedule", "{}"), 409, "actionNotInVersion");
            assertThat(dispatched(lacks)).isFalse();
            var answer = fixture.command("DataTransfer", "{\"data\":\"\\u00e9\",\"vendorId\":\"v\"}");
            RawStation.Call call = station.answer("{\"status\":\"UnknownVendorId\"}");
            assertThat(call.payload()).isEqualTo("{\"vendorId\":\"v\",\"data\":\"\u00e9\"}");
            assertThat(Await.result(answer).body()).isEqualTo("{\"status\":\"UnknownVendorId\"}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFullQueueAndTheEndOfTheConnectionSayWhatWasSent(DatabaseKind kind) {
        try (CommandFixture fixture = new CommandFixture(kind)) {
            RawStation station = fixture.connect("CP-1");
            var sent = fixture.command("Reset", RESET);
            station.next();
            List<CompletableFuture<HttpResponse<String>>> others = new ArrayList<>();
            List<CompletableFuture<HttpResponse<String>>> queued = new ArrayList<>();
            for (int i = 0; i < 4; i++) { // two find a place in the queue
                others.add(fixture.command("ClearCache", ""));
            }
            Await.until(
                    "two are refused",
                    () -> others.stream().filter(CompletableFuture::isDone).count() == 2);
            for (CompletableFuture<HttpResponse<String>> refused : others) {
                if (refused.isDone()) {
                    assertThat(dispatched(problem(refused, 429, "queueFull"))).isFalse();
                } else {
                    queued.add(refused);
                }
            }
            station.abort();
            assertThat(dispatched(problem(sent, 502, "connectionLost"))).isTrue();
            for (CompletableFuture<HttpResponse<String>> lost : queued) {
                assertThat(dispatched(problem(lost, 502, "connectionLost"))).isFalse();
            }
            assertThat(queued).hasSize(2);
            assertThat(fixture.rows().get(0).dispatched()).isTrue();
            assertThat(fixture.rows().get(1).dispatched()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCallErrorIsToldAsItCame(DatabaseKind kind) {
        try (CommandFixture fixture = new CommandFixture(kind)) {
            RawStation station = fixture.connect("CP-1");
            var answer = fixture.command("Reset", RESET);
            station.send("[4,\"" + station.next().id() + "\",\"MyOwnError\",\"no \\\"way\\\"\",{\"n\":1.50}]");
            JsonNode problem = problem(answer, 502, "callError");
            assertThat(dispatched(problem)).isTrue();
            assertThat(problem.path("errorCode").asString("")).isEqualTo("MyOwnError");
            assertThat(problem.path("errorDescription").asString("")).isEqualTo("no \"way\"");
            assertThat(problem.path("errorDetails").toString()).isEqualTo("{\"n\":1.50}");
            CommandRow row = fixture.rows().get(0);
            assertThat(row.outcome()).isEqualTo("callError");
            assertThat(row.answer()).contains("\"errorDetails\":{\"n\":1.50}");
        }
    }

    @Test
    void answersThatBreakTheirSchemaOrCannotBeReadAreInvalid() {
        try (CommandFixture fixture = new CommandFixture(DatabaseKind.SQLITE)) {
            RawStation station = fixture.connect("CP-1");
            var answer = fixture.command("Reset", RESET);
            station.answer("{\"status\":\"Perhaps\"}");
            JsonNode problem = problem(answer, 502, "invalidAnswer");
            assertThat(dispatched(problem)).isTrue();
            assertThat(problem.path("violations").path(0).path("pointer").asString(""))
                    .isEqualTo("/status");
            assertThat(problem.path("violations").path(0).path("keyword").asString(""))
                    .isEqualTo("enum");

            var garbage = fixture.command("Reset", RESET);
            RawStation.Call call = station.next();
            station.send("no JSON at all");
            station.send("[3,\"" + call.id() + "\"]");
            assertThat(dispatched(problem(garbage, 502, "invalidAnswer"))).isTrue();
        }
    }

    @Test
    void noAnswerIsATimeout() {
        try (CommandFixture fixture = new CommandFixture(DatabaseKind.SQLITE, Duration.ofMillis(200))) {
            RawStation station = fixture.connect("CP-1");
            var answer = fixture.command("Reset", RESET);
            JsonNode problem = problem(answer, 504, "timeout");
            assertThat(dispatched(problem)).isTrue();
            assertThat(station.next().action()).isEqualTo("Reset");
            assertThat(station.hasFrames()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutADatabaseNothingIsSent(DatabaseKind kind) throws Exception {
        try (CommandFixture fixture = new CommandFixture(kind)) {
            RawStation station = fixture.connect("CP-1");
            try (AutoCloseable away = fixture.takeDatabase()) {
                assertThat(away).isNotNull();
                JsonNode problem = problem(fixture.command("Reset", RESET), 503, "databaseUnavailable");
                assertThat(dispatched(problem)).isFalse();
                problem(fixture.post("ChargePoint/other/Reset", RESET), 503, "databaseUnavailable");
                problem(
                        fixture.post("commands", "{\"action\":\"ClearCache\",\"stations\":[\"CP-1\"]}"),
                        503,
                        "databaseUnavailable");
            }
            assertThat(station.hasFrames()).isFalse();
            var again = fixture.command("Reset", RESET);
            station.answer("{\"status\":\"Accepted\"}");
            assertThat(Await.result(again).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOutcomeThatCannotBeRecordedIsToldAndRecordedLater(DatabaseKind kind) throws Exception {
        try (CommandFixture fixture = new CommandFixture(kind)) {
            RawStation station = fixture.connect("CP-1");
            var answer = fixture.command("CancelReservation", "{\"reservationId\":7}");
            RawStation.Call call = station.next();
            try (AutoCloseable away = fixture.takeDatabase()) {
                assertThat(away).isNotNull();
                station.result(call, "{\"status\":\"Accepted\"}");
                assertThat(Await.result(answer).body()).isEqualTo("{\"status\":\"Accepted\"}");
            }
            Await.until(
                    "it is recorded",
                    () -> "result".equals(fixture.rows().get(0).outcome()));
        }
    }

    @Test
    void identitiesMayHoldAnything() {
        try (CommandFixture fixture = new CommandFixture(DatabaseKind.SQLITE)) {
            RawStation station = fixture.connect("DE*ABC 1/\u00e9");
            var answer = fixture.post("ChargePoint/DE*ABC%201%2F%C3%A9/ClearCache", "");
            station.answer("{\"status\":\"Accepted\"}");
            assertThat(Await.result(answer).statusCode()).isEqualTo(200);
            assertThat(fixture.rows().get(0).identity()).isEqualTo("DE*ABC 1/\u00e9");
        }
    }
}
