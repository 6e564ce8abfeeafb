package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;
import tools.jackson.databind.JsonNode;

/** What probes are told of the whole server. */
class HealthTest {
    private static JsonNode checks(Operators operators) {
        return operators.get("/health").path("checks");
    }

    @Test
    void aServerThatDrainsLivesAndIsNotReady() {
        try (ServerFixture server = ServerFixture.start(DatabaseKind.SQLITE)) {
            Operators operators = server.operators();
            assertThat(operators.get("/health/ready").path("status").asString()).isEqualTo("UP");
            assertThat(checks(operators).propertyNames())
                    .contains("readiness", "database", "stationsDoor", "connections", "frameLog");

            Await.result(server.server().drain());
            HttpResponse<String> ready = operators.send("GET", "/health/ready", "");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body())
                    .startsWith("{\"status\":\"DOWN\"")
                    .contains(
                            "\"readiness\":{\"status\":\"DOWN\",\"reason\":\"the server is being drained: no station may connect\"}");
            assertThat(operators.send("GET", "/health/live", "").statusCode()).isEqualTo(200);
            assertThat(operators.send("GET", "/metrics", "").body())
                    .contains("ocpp_ready 0.0\n", "ocpp_draining 1.0\n");

            server.server().takeStations();
            server.reload();
            assertThat(operators.send("GET", "/health/ready", "").statusCode()).isEqualTo(200);
            assertThat(operators.send("GET", "/metrics", "").body())
                    .contains("ocpp_reloads_total{outcome=\"success\"} 1.0\n")
                    .doesNotContain("ocpp_reload_last_success_timestamp_seconds 0.0");
        }
    }

    @Test
    void theLastConnectionIsAWarning() {
        try (ServerFixture server = ServerFixture.start(DatabaseKind.SQLITE, "stations.max-connections = 1")) {
            RawStation.connect(server.stations(), "CP-1");
            Await.until(
                    "a warning",
                    () -> checks(server.operators())
                            .path("connections")
                            .path("status")
                            .asString()
                            .equals("WARN"));
            JsonNode health = server.operators().get("/health");
            assertThat(health.path("status").asString()).isEqualTo("WARN");
            assertThat(health.path("checks").path("connections").path("reason").asString())
                    .isEqualTo("1 stations are connected, and no more may be");
        }
    }
}
