package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.rest.OpenApiRules;
import tools.jackson.databind.JsonNode;

/** The API as a whole: its description, and that every list answers. */
class WholeApiTest {
    @ParameterizedTest
    @EnumSource
    void theDescriptionHoldsAndEveryListAnswers(DatabaseKind kind) {
        try (ServerFixture server = ServerFixture.start(kind)) {
            Operators operators = server.operators();
            JsonNode description = operators.get("/api/v1/openapi.json");
            assertThat(OpenApiRules.problems(description)).isEmpty();
            for (Action<?, ?> action : Ocpp16.VERSION.actions()) {
                String path = "/api/v1/ChargePoint/{identity}/" + action.name();
                assertThat(description.path("paths").has(path)).as(path).isEqualTo(action.isToStation());
            }
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            station.call("BootNotification", "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}");
            List<String> lists = new ArrayList<>();
            description.path("paths").forEachEntry((path, methods) -> {
                if (methods.has("get") && !path.contains("{") && !path.endsWith("/events")) {
                    lists.add(path);
                }
            });
            assertThat(lists).contains("/api/v1/stations", "/api/v1/messages", "/api/v1/credentials", "/metrics");
            for (String path : lists) {
                assertThat(operators.send("GET", path, "").statusCode())
                        .as(path)
                        .isEqualTo(200);
            }
            station.cut();
        }
    }

    /** A misspelt filter must not show everything, nor a wrong cursor the beginning. */
    @ParameterizedTest
    @EnumSource
    void noListTakesUnknownParametersOrBadCursors(DatabaseKind kind) {
        try (ServerFixture server = ServerFixture.start(kind)) {
            Operators operators = server.operators();
            List<String> wrong = new ArrayList<>();
            List<String> lists = new ArrayList<>();
            operators.get("/api/v1/openapi.json").path("paths").forEachEntry((path, methods) -> {
                List<String> queries = new ArrayList<>(List.of("idTags=x", "before=bad"));
                methods.path("get").path("parameters").forEach(parameter -> {
                    String name = parameter.path("name").asString();
                    if (name.equals("before")) {
                        lists.add(path);
                        queries.addAll(List.of(
                                "before=",
                                "before=1%00",
                                "before=-1",
                                "before=9999999999999999999",
                                "before=999999999999999.1",
                                "before=-999999999999999.1",
                                "limit=0",
                                "format=xml"));
                    }
                    if (parameter.path("in").asString().equals("query")) {
                        queries.add(name + "=%00");
                        queries.add(name + "=1&" + name + "=2");
                    }
                    if (name.startsWith("date")) {
                        queries.addAll(List.of(name + "=0000-01-01", name + "=%2B10000-01-01", name + "=2026-02-30"));
                    }
                });
                if (methods.has("get") && !path.endsWith("/events")) {
                    for (String query : queries) {
                        HttpResponse<String> answer =
                                operators.send("GET", path.replaceAll("\\{[^}]+}", "1") + "?" + query, "");
                        boolean isMissing = answer.statusCode() == 404 && path.contains("{");
                        if (!isMissing
                                && (answer.statusCode() != 400 || !answer.body().contains("invalidParameter"))) {
                            wrong.add(path + "?" + query + ": " + answer.statusCode() + " " + answer.body());
                        }
                    }
                }
            });
            assertThat(lists).hasSizeGreaterThan(12).contains("/api/v1/messages", "/api/v1/commands", "/api/v1/audit");
            assertThat(wrong).isEmpty();
        }
    }
}
