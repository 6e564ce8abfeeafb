package org.ocpp4j.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.rest.list.ApiFixture;
import tools.jackson.databind.JsonNode;

/** One command for many stations. */
class BulkTest {
    private static final String ACCEPTED = "{\"status\":\"Accepted\"}";

    private static String started(CompletableFuture<HttpResponse<String>> answer) {
        HttpResponse<String> response = Await.result(answer);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        String id = CommandFixture.json(response).path("id").asString("");
        assertThat(response.headers().firstValue("Location")).hasValue("/api/v1/commands/" + id);
        return id;
    }

    private static JsonNode ended(CommandFixture fixture, String id) {
        Await.until(
                "it has ended",
                () -> !fixture.get("commands/" + id).path("endedAt").isNull());
        return fixture.get("commands/" + id);
    }

    /** All entries, page by page. */
    private static List<JsonNode> pages(CommandFixture fixture, String first, String member) {
        List<JsonNode> entries = new ArrayList<>();
        String path = "/api/v1/" + first;
        while (!path.isEmpty()) {
            HttpResponse<String> page =
                    Await.result(fixture.send(fixture.request(path.substring("/api/v1/".length()))));
            CommandFixture.json(page).path(member).forEach(entries::add);
            path = ApiFixture.next(page);
        }
        return entries;
    }

    @ParameterizedTest
    @EnumSource
    void eachStationHasItsOutcome(DatabaseKind kind) {
        try (CommandFixture fixture = new CommandFixture(kind)) {
            RawStation one = fixture.connect("CP-1");
            RawStation two = fixture.connect("CP-2", "ocpp1.5");
            fixture.known("CP-3", "JSON", "1.6");
            String id = started(fixture.post(
                    "commands",
                    "{\"action\":\"TriggerMessage\",\"payload\":{\"requestedMessage\":\"Heartbeat\"},"
                            + "\"stations\":[\"CP-1\",\"CP-2\",\"CP-3\",\"nobody\",\"CP-1\"]}"));
            assertThat(one.answer(ACCEPTED).payload()).isEqualTo("{\"requestedMessage\":\"Heartbeat\"}");
            JsonNode bulk = ended(fixture, id);
            assertThat(bulk.path("progress").toString())
                    .isEqualTo("{\"total\":4,\"done\":4,\"waiting\":0,\"outcomes\":"
                            + "{\"actionNotInVersion\":1,\"notConnected\":1,\"result\":1,\"unknownStation\":1}}");
            assertThat(bulk.path("commandedBy").asString("")).isEqualTo("ada");
            assertThat(bulk.path("stations").path(0).path("answer").toString()).isEqualTo(ACCEPTED);
            assertThat(bulk.path("stations").path(1).path("dispatched").booleanValue())
                    .isFalse();
            assertThat(bulk.path("stations")).hasSize(4);
            assertThat(pages(fixture, "commands/" + id + "?limit=1", "stations"))
                    .isEqualTo(bulk.path("stations").valueStream().toList());
            HttpResponse<String> csv =
                    Await.result(fixture.send(fixture.request("commands/" + id + "?format=csv&identity=CP-1")));
            assertThat(csv.body())
                    .startsWith("identity,commandId,endedAt,outcome,dispatched,answer\r\nCP-1,")
                    .endsWith(",result,true,\"{\"\"status\"\":\"\"Accepted\"\"}\"\r\n");
            assertThat(fixture.get("commands/" + id + "?outcome=result").path("stations"))
                    .hasSize(1);
            assertThat(two.hasFrames()).isFalse();
            assertThat(one.hasFrames()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void itRunsInParallelAndCanBeStopped(DatabaseKind kind) {
        try (CommandFixture fixture = new CommandFixture(kind)) {
            List<RawStation> stations = new ArrayList<>();
            for (int i = 1; i <= 5; i++) {
                stations.add(fixture.connect("CP-" + i));
            }
            fixture.known("offline", "JSON", "1.6");
            String body = "{\"action\":\"ClearCache\",\"all\":true,\"connected\":true}";
            String id = started(fixture.post("commands", body, "Idempotency-Key", "b"));
            assertThat(started(fixture.post("commands", body, "Idempotency-Key", "b")))
                    .isEqualTo(id);
            HttpResponse<String> other = Await.result(fixture.post(
                    "commands", body.replace("ClearCache", "GetLocalListVersion"), "Idempotency-Key", "b"));
            assertThat(other.statusCode() + other.body()).startsWith("422").contains("keyReused");

            RawStation.Call first = stations.get(0).next();
            RawStation.Call second = stations.get(1).next();
            JsonNode progress = fixture.get("commands/" + id).path("progress");
            assertThat(progress.toString()).isEqualTo("{\"total\":5,\"done\":0,\"waiting\":3,\"outcomes\":{}}");
            stations.get(0).result(first, ACCEPTED);
            RawStation.Call third = stations.get(2).next();

            JsonNode stopped = CommandFixture.json(
                    Await.result(fixture.send(fixture.request("commands/" + id).DELETE())));
            assertThat(stopped.path("progress").path("outcomes").toString()).contains("\"stopped\":2");
            stations.get(1).result(second, ACCEPTED);
            stations.get(2).result(third, ACCEPTED);
            assertThat(ended(fixture, id).path("progress").path("outcomes").toString())
                    .isEqualTo("{\"result\":3,\"stopped\":2}");
            assertThat(stations.get(3).hasFrames()).isFalse();
            assertThat(stations.get(4).hasFrames()).isFalse();
            assertThat(Await.result(fixture.send(
                                    fixture.request("commands/" + id).DELETE()))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasCommandedIsListedNewestFirst(DatabaseKind kind) {
        try (CommandFixture fixture = new CommandFixture(kind)) {
            fixture.known("CP-1", "JSON", "1.6");
            fixture.known("CP-2", "JSON", "1.6");
            Await.result(fixture.command("ClearCache", ""));
            String bulk = started(fixture.post("commands", "{\"action\":\"ClearCache\",\"all\":true}"));
            ended(fixture, bulk);
            Await.result(fixture.command("Reset", "{\"type\":\"Soft\"}", "X-Caller", "bob"));

            JsonNode all = fixture.get("commands").path("commands");
            assertThat(all).hasSize(3);
            assertThat(all.path(0).path("commandedBy").asString("")).isEqualTo("bob");
            assertThat(all.path(1).path("id").asString("")).isEqualTo(bulk);
            assertThat(all.path(1).path("progress").path("total").asInt()).isEqualTo(2);
            assertThat(pages(fixture, "commands?limit=1", "commands"))
                    .isEqualTo(all.valueStream().toList());
            assertThat(pages(fixture, "commands?limit=1&identity=CP-1", "commands"))
                    .isEqualTo(fixture.get("commands?identity=CP-1")
                            .path("commands")
                            .valueStream()
                            .toList());
            HttpResponse<String> csv = Await.result(fixture.send(fixture.request("commands?format=csv")));
            assertThat(csv.body().lines()).hasSize(4).element(1).asString().contains(",CP-1,Reset,", ",bob,");
            String today = all.path(0).path("commandedAt").asString("").substring(0, 10);
            assertThat(fixture.get("commands?dateFrom=" + today).path("commands"))
                    .isNotEmpty();
            assertThat(fixture.get("commands?dateTo=2026-11-22").path("commands"))
                    .isEmpty();
            assertThat(fixture.get("commands?action=Reset").path("commands")).hasSize(1);
            assertThat(fixture.get("commands?identity=CP-1").path("commands")).hasSize(3);
            assertThat(fixture.get("commands?identity=CP-2")
                            .path("commands")
                            .path(0)
                            .path("bulkId")
                            .asString(""))
                    .isEqualTo(bulk);
            assertThat(fixture.get("commands?outcome=result").path("commands")).isEmpty();
            assertThat(fixture.get("commands?outcome=").path("commands")).isEmpty();
            JsonNode single = fixture.get("commands/" + all.path(0).path("id").asString(""));
            assertThat(single.path("outcome").asString("")).isEqualTo("notConnected");
            assertThat(fixture.get("commands?limit=0").path("outcome").asString(""))
                    .isEqualTo("invalidParameter");
            assertThat(fixture.get("commands/none").path("outcome").asString(""))
                    .isEqualTo("unknownCommand");
            HttpResponse<String> delete = Await.result(fixture.send(
                    fixture.request("commands/" + all.path(0).path("id").asString(""))
                            .DELETE()));
            assertThat(delete.statusCode() + delete.body()).startsWith("409").contains("notStoppable");
        }
    }

    @Test
    void whatCanBeForNobodyIsRefused() {
        try (CommandFixture fixture = new CommandFixture(DatabaseKind.SQLITE)) {
            RawStation station = fixture.connect("CP-1");
            refused(fixture, "{\"action\":\"Resett\",\"all\":true}", "unknownAction");
            refused(fixture, "{\"action\":\"Reset\",\"all\":true}", "invalidPayload");
            refused(fixture, "{\"action\":\"ClearCache\"}", "invalidBody");
            refused(fixture, "{\"action\":\"ClearCache\",\"all\":true,\"stations\":[\"CP-1\"]}", "invalidBody");
            refused(fixture, "{\"action\":\"ClearCache\",\"stations\":[]}", "invalidBody");
            refused(fixture, "{\"action\":\"ClearCache\",\"stations\":[1]}", "invalidBody");
            refused(fixture, "{\"action\":\"ClearCache\",\"all\":\"yes\"}", "invalidBody");
            refused(fixture, "{\"action\":\"ClearCache\",\"everything\":true,\"all\":true}", "invalidBody");
            refused(fixture, "[]", "invalidBody");
            refused(fixture, "{", "invalidBody");
            StringBuilder list = new StringBuilder("\"a\"");
            for (int i = 0; i < BulkRequest.MOST_STATIONS; i++) {
                list.append(",\"").append(i).append('"');
            }
            refused(fixture, "{\"action\":\"ClearCache\",\"stations\":[" + list + "]}", "invalidBody");
            assertThat(station.hasFrames()).isFalse();
            assertThat(fixture.rows()).isEmpty();
        }
    }

    private static void refused(CommandFixture fixture, String body, String outcome) {
        HttpResponse<String> response = Await.result(fixture.post("commands", body));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(CommandFixture.json(response).path("outcome").asString("")).isEqualTo(outcome);
    }
}
