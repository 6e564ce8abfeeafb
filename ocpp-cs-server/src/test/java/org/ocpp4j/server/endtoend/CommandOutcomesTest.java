package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.server.database.DatabaseKind;
import tools.jackson.databind.JsonNode;

/** Each way in which a command can end, and whether the caller can tell "never sent" from "sent". */
class CommandOutcomesTest {
    private static final String HARD = "{\"type\":\"Hard\"}";

    private static ServerFixture start(String... settings) {
        return ServerFixture.start(DatabaseKind.H2, settings);
    }

    private static void assertNotSent(JsonNode problem) {
        assertThat(problem.path("dispatched").isBoolean())
                .as(problem.toString())
                .isTrue();
        assertThat(problem.path("dispatched").asBoolean())
                .as(problem.toString())
                .isFalse();
    }

    private static void assertSent(JsonNode problem) {
        assertThat(problem.path("dispatched").asBoolean(false))
                .as(problem.toString())
                .isTrue();
    }

    private static JsonNode newest(ServerFixture server) {
        return server.operators().get("/api/v1/commands").path(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accepted", "Rejected"})
    void aResultIsTwoHundredWhateverItsStatus(String status) {
        try (ServerFixture server = start()) {
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            station.answering("{\"status\":\"" + status + "\"}");

            HttpResponse<String> response = Waiting.result(server.operators().command("CP-1", "Reset", HARD));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("{\"status\":\"" + status + "\"}");
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
            JsonNode row = newest(server);
            assertThat(row.path("outcome").asString()).isEqualTo("result");
            assertThat(row.path("dispatched").asBoolean()).isTrue();
            assertThat(row.path("answer").path("status").asString()).isEqualTo(status);
            assertThat(row.path("endedAt").isString()).isTrue();
            station.cut();
        }
    }

    @ParameterizedTest
    @CsvSource({"Rset,Reset", "reset,Reset", "UnlockConector,UnlockConnector", "Heartbeat,''", "GetBaseReport,''"})
    void anActionThatNoVersionHas(String action, String near) {
        try (ServerFixture server = start()) {
            RawStation station = RawStation.connect(server.stations(), "CP-1");

            JsonNode problem = server.operators().problem("CP-1", action, "{}", 400, "unknownAction");

            assertNotSent(problem);
            assertThat(problem.path("detail").asString()).contains("'" + action + "'");
            if (near.isEmpty()) {
                assertThat(problem.path("detail").asString()).doesNotContain("near");
            } else {
                assertThat(problem.path("detail").asString()).endsWith("near it: " + near);
            }
            assertThat(station.calls()).isEmpty();
            station.cut();
        }
    }

    @Test
    void payloadsThatBreakTheSchemaAreNotSent() {
        try (ServerFixture server = start()) {
            Operators operators = server.operators();
            RawStation station = RawStation.connect(server.stations(), "CP-1");

            JsonNode wrongWord = operators.problem("CP-1", "Reset", "{\"type\":\"Warm\"}", 400, "invalidPayload");
            assertNotSent(wrongWord);
            assertThat(wrongWord.path("violations").path(0).path("pointer").asString())
                    .isEqualTo("/type");
            assertThat(wrongWord.path("detail").asString()).contains("type", "Hard", "Soft");

            JsonNode missing = operators.problem("CP-1", "Reset", "{}", 400, "invalidPayload");
            assertNotSent(missing);
            assertThat(missing.path("violations")).hasSize(1);
            assertThat(missing.path("detail").asString()).contains("type");

            JsonNode unknown =
                    operators.problem("CP-1", "Reset", "{\"type\":\"Hard\",\"kind\":1}", 400, "invalidPayload");
            assertThat(unknown.path("detail").asString()).contains("kind");

            JsonNode deep = operators.problem(
                    "CP-1",
                    "SendLocalList",
                    "{\"listVersion\":1,\"updateType\":\"Full\",\"localAuthorizationList\":[{\"idTag\":\"A\"},{\"idTag\":7}]}",
                    400,
                    "invalidPayload");
            assertThat(deep.path("violations").path(0).path("pointer").asString())
                    .isEqualTo("/localAuthorizationList/1/idTag");
            assertThat(station.calls()).isEmpty();
            station.cut();
        }
    }

    @Test
    void bodiesThatAreNoObjectAreNotSent() {
        try (ServerFixture server = start()) {
            Operators operators = server.operators();
            RawStation station = RawStation.connect(server.stations(), "CP-1");

            JsonNode malformed = operators.problem("CP-1", "Reset", "{\n  \"type\": Hard\n}", 400, "invalidPayload");
            assertNotSent(malformed);
            assertThat(malformed.path("detail").asString()).contains("line 2").contains("column");

            JsonNode cut = operators.problem("CP-1", "Reset", "{\"type\":\"Hard\"", 400, "invalidPayload");
            assertThat(cut.path("detail").asString()).contains("line 1");

            JsonNode more = operators.problem("CP-1", "Reset", HARD + HARD, 400, "invalidPayload");
            assertThat(more.path("detail").asString()).contains("line 1");

            JsonNode array = operators.problem("CP-1", "Reset", "[" + HARD + "]", 400, "invalidPayload");
            assertThat(array.path("detail").asString()).contains("no object");

            JsonNode twice =
                    operators.problem("CP-1", "Reset", "{\"type\":\"Hard\",\"type\":\"Soft\"}", 400, "invalidPayload");
            assertNotSent(twice);
            assertThat(twice.path("detail").asString()).contains("\"type\"").contains("line 1");
            assertThat(station.calls()).isEmpty();
            station.cut();
        }
    }

    @Test
    void aStationThatNobodyKnows() {
        try (ServerFixture server = start()) {
            JsonNode problem = server.operators().problem("GHOST", "Reset", HARD, 404, "unknownStation");

            assertNotSent(problem);
            assertThat(problem.path("detail").asString()).contains("GHOST");
        }
    }

    @Test
    void anActionThatTheStationsVersionLacks() {
        try (ServerFixture server = start()) {
            Operators operators = server.operators();
            String body = "{\"requestedMessage\":\"Heartbeat\"}";
            RawStation old = RawStation.connect(server.stations(), "CP-15", "ocpp1.5");
            old.answering("{\"status\":\"Accepted\"}");

            JsonNode problem = operators.problem("CP-15", "TriggerMessage", body, 409, "actionNotInVersion");

            assertNotSent(problem);
            assertThat(problem.path("detail").asString()).contains("1.5", "TriggerMessage");
            assertThat(old.calls()).isEmpty();
            assertThat(operators
                            .json("POST", "/api/v1/ChargePoint/CP-15/Reset", HARD)
                            .path("status")
                            .asString())
                    .isEqualTo("Accepted");
            old.cut();
            Waiting.until(
                    "the old station is gone",
                    () -> !operators.station("CP-15").path("connected").asBoolean());
            assertNotSent(operators.problem("CP-15", "TriggerMessage", body, 409, "actionNotInVersion"));
        }
    }

    @Test
    void moreThanTheQueueHoldsIsRefusedAndTheRestGoesOn() {
        try (ServerFixture server = start("commands.queue = 1", "commands.timeout = 60s")) {
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
            all.add(server.operators().command("CP-1", "ClearCache", "{}"));
            ServerCall first = station.awaitCall();
            for (int i = 0; i < 4; i++) {
                all.add(server.operators().command("CP-1", "ClearCache", "{}"));
            }
            Waiting.until(
                    "three are refused",
                    () -> all.stream().filter(CompletableFuture::isDone).count() == 3);
            all.stream().filter(CompletableFuture::isDone).forEach(refused -> {
                JsonNode problem = Operators.problem(refused.join(), 429, "queueFull");
                assertNotSent(problem);
            });
            assertThat(station.calls()).hasSize(1); // one at a time

            station.answering("{\"status\":\"Rejected\"}");
            first.result("{\"status\":\"Accepted\"}");

            List<String> results = new ArrayList<>();
            all.forEach(one -> {
                HttpResponse<String> response = Waiting.result(one);
                if (response.statusCode() == 200) {
                    results.add(response.body());
                }
            });
            assertThat(results).containsExactly("{\"status\":\"Accepted\"}", "{\"status\":\"Rejected\"}");
            assertThat(station.calls()).hasSize(2);
            station.cut();
        }
    }

    @Test
    void aCallErrorIsTold() {
        try (ServerFixture server = start()) {
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            String details = "{\"deep\":{\"list\":[1,2.50,\"ü\"]},\"null\":null}";
            station.onCall(call -> call.error("VendorSpecificError", "Not today: \\\"busy\\\"", details));

            JsonNode problem = server.operators().problem("CP-1", "Reset", HARD, 502, "callError");

            assertSent(problem);
            assertThat(problem.path("errorCode").asString()).isEqualTo("VendorSpecificError");
            assertThat(problem.path("errorDescription").asString()).isEqualTo("Not today: \"busy\"");
            assertThat(problem.path("errorDetails")
                            .path("deep")
                            .path("list")
                            .path(2)
                            .asString())
                    .isEqualTo("ü");
            assertThat(problem.path("errorDetails")
                            .path("deep")
                            .path("list")
                            .path(1)
                            .asDouble())
                    .isEqualTo(2.5);
            assertThat(problem.path("errorDetails").path("null").isNull()).isTrue();
            assertThat(newest(server).path("outcome").asString()).isEqualTo("callError");

            station.onCall(call -> call.error("", "", "{}"));
            JsonNode empty = server.operators().problem("CP-1", "Reset", HARD, 502, "callError");
            assertThat(empty.path("errorCode").asString("none")).isEmpty();
            assertThat(empty.path("errorDescription").asString("none")).isEmpty();
            station.cut();
        }
    }

    @Test
    void aCutConnectionEndsWhatWasSentAndWhatWaited() {
        try (ServerFixture server = start("commands.queue = 1", "commands.timeout = 10m")) {
            Operators operators = server.operators();
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            CompletableFuture<HttpResponse<String>> sent = operators.command("CP-1", "Reset", HARD);
            station.awaitCall();
            CompletableFuture<HttpResponse<String>> one = operators.command("CP-1", "ClearCache", "{}");
            CompletableFuture<HttpResponse<String>> other = operators.command("CP-1", "ClearCache", "{}");
            Waiting.until("one does not fit, so the other waits", () -> one.isDone() || other.isDone());
            CompletableFuture<HttpResponse<String>> waiting = one.isDone() ? other : one;

            station.cut();

            assertSent(Operators.problem(Waiting.result(sent), 502, "connectionLost"));
            assertNotSent(Operators.problem(Waiting.result(waiting), 502, "connectionLost"));
            JsonNode rows = operators.get("/api/v1/commands?outcome=connectionLost");
            assertThat(rows).hasSize(2);
            assertThat(rows.path(0).path("dispatched").asBoolean(true)).isFalse();
            assertThat(rows.path(1).path("dispatched").asBoolean(false)).isTrue();

            RawStation back = RawStation.connect(server.stations(), "CP-1").answering("{\"status\":\"Unlocked\"}");
            operators.json("POST", "/api/v1/ChargePoint/CP-1/UnlockConnector", "{\"connectorId\":2}");
            assertThat(back.calls()).hasSize(1); // nothing old comes late
            back.cut();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"status\":\"Perhaps\"}", "{}", "{\"status\":\"Accepted\",\"more\":1}", "5", "[]", "null"})
    void anAnswerThatBreaksTheSchema(String answer) {
        try (ServerFixture server = start("commands.timeout = 20s")) {
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            station.answering(answer);

            JsonNode problem = server.operators().problem("CP-1", "Reset", HARD, 502, "invalidAnswer");

            assertSent(problem);
            assertThat(newest(server).path("outcome").asString()).isEqualTo("invalidAnswer");
            station.answering("{\"status\":\"Accepted\"}");
            assertThat(server.operators()
                            .json("POST", "/api/v1/ChargePoint/CP-1/Reset", HARD)
                            .path("status")
                            .asString())
                    .isEqualTo("Accepted");
            station.cut();
        }
    }

    @Test
    void stationsThatAreNotConnected() {
        try (ServerFixture server = start()) {
            Operators operators = server.operators();
            operators.json("PUT", "/api/v1/stations/CP-1", "{}");
            JsonNode never = operators.problem("CP-1", "Reset", HARD, 503, "notConnected");
            assertNotSent(never);
            assertThat(never.path("detail").asString()).contains("CP-1");
            assertNotSent(operators.problem("CP-1", "Reset", "{}", 400, "invalidPayload"));

            RawStation station = RawStation.connect(server.stations(), "CP-1");
            Waiting.until(
                    "it is there",
                    () -> operators.station("CP-1").path("connected").asBoolean());
            station.cut();
            Waiting.until(
                    "it is gone",
                    () -> !operators.station("CP-1").path("connected").asBoolean());
            assertNotSent(operators.problem("CP-1", "Reset", HARD, 503, "notConnected"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "[3", "{}", "[9,\"x\"]", "[3,\"not-asked\",{}]"})
    void noAnswerInTime(String instead) {
        try (ServerFixture server = start("commands.timeout = 1s")) {
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            if (!instead.isEmpty()) {
                station.onCall(call -> call.say(instead));
            }
            JsonNode problem = server.operators().problem("CP-1", "Reset", HARD, 504, "timeout");

            assertSent(problem);
            assertThat(newest(server).path("outcome").asString()).isEqualTo("timeout");
            assertThat(newest(server).path("dispatched").asBoolean()).isTrue();

            station.calls().get(0).result("{\"status\":\"Accepted\"}"); // too late: for nobody
            station.answering("{\"status\":\"Rejected\"}");
            assertThat(server.operators()
                            .json("POST", "/api/v1/ChargePoint/CP-1/Reset", HARD)
                            .path("status")
                            .asString())
                    .isEqualTo("Rejected");
            assertThat(station.calls()).hasSize(2); // not sent again by itself
            station.cut();
        }
    }
}
