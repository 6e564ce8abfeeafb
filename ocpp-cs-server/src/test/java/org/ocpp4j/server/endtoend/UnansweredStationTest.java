package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;
import tools.jackson.databind.JsonNode;

/** What operators see of a station that answers no calls. */
class UnansweredStationTest {
    private static final String[] SETTINGS = {"commands.timeout = 1s", "commands.unanswered-limit = 1"};

    @Test
    void listsAndMetricsShowIt() {
        try (ServerFixture server = ServerFixture.start(DatabaseKind.SQLITE, SETTINGS)) {
            RawStation.connect(server.stations(), "CP-1");
            Operators operators = server.operators();
            Await.until(
                    "it is connected",
                    () -> operators
                            .get("/api/v1/stations")
                            .path(0)
                            .path("connected")
                            .asBoolean(false));
            JsonNode before = operators.get("/api/v1/stations/CP-1");
            assertThat(before.path("answersCalls").booleanValue()).isTrue();
            assertThat(before.path("unansweredCalls").intValue()).isZero();
            assertThat(operators
                            .send("POST", "/api/v1/ChargePoint/CP-1/ClearCache", "{}")
                            .statusCode())
                    .isEqualTo(504);
            for (JsonNode station : new JsonNode[] {
                operators.get("/api/v1/stations/CP-1"),
                operators.get("/api/v1/ChargePointList").path("ChargePointList").path(0)
            }) {
                assertThat(station.path("answersCalls").toString()).isEqualTo("false");
                assertThat(station.path("unansweredCalls").intValue()).isEqualTo(1);
                assertThat(station.path("unansweredSince").asString("")).isNotEmpty();
            }
            assertThat(operators.send("GET", "/metrics", "").body())
                    .containsPattern("(?m)^ocpp_stations_not_answering 1\\.0$");
        }
    }
}
