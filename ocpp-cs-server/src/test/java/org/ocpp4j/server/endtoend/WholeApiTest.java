package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

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
}
