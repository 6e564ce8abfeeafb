package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;
import tools.jackson.databind.JsonNode;

/**
 * A hard reset as real stations do it: StopTransaction, the socket is gone without waiting for the answer, and 5 ms later
 * the station is back.
 */
class HardResetTest {
    private static final int ROUNDS = 50;

    @ParameterizedTest
    @EnumSource
    void theStopIsKeptAndTheNewConnectionStays(DatabaseKind kind) throws Exception {
        try (ServerFixture server = ServerFixture.start(kind)) {
            Operators operators = server.operators();
            operators.json("PUT", "/api/v1/idTags/CARD-1", "{}");
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            for (int round = 0; round < ROUNDS; round++) {
                String start = station.call(
                        "StartTransaction",
                        "{\"connectorId\":1,\"idTag\":\"CARD-1\",\"meterStart\":" + round + ",\"timestamp\":\""
                                + Instant.now() + "\"}");
                String id = start.replaceAll(".*\"transactionId\":(\\d+).*", "$1");
                RawStation old = station;
                old.send(
                        "StopTransaction",
                        "{\"transactionId\":" + id + ",\"meterStop\":" + (round + 5) + ",\"timestamp\":\""
                                + Instant.now() + "\",\"reason\":\"HardReset\"}");
                old.cut();
                station = RawStation.connect(server.stations(), "CP-1");

                Await.until(
                        "stop of round " + round,
                        () -> operators
                                .transactions("CP-1")
                                .path(0)
                                .path("reason")
                                .asString("")
                                .equals("HardReset"));
                assertThat(station.call("Heartbeat", "{}")).contains("currentTime");
            }
            assertThat(operators.transactions("CP-1")).hasSize(ROUNDS);
            for (JsonNode transaction : operators.transactions("CP-1")) {
                assertThat(transaction.path("meterStop").asLong())
                        .isEqualTo(transaction.path("meterStart").asLong() + 5);
            }
            assertThat(operators.station("CP-1").path("connected").asBoolean()).isTrue();
            Await.until(
                    "the table says so, too",
                    () -> operators
                            .get("/api/v1/stations/CP-1")
                            .path("connected")
                            .asBoolean());
            station.cut();
        }
    }
}
