package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseSettings;

/** PostgreSQL stops while stations charge, and comes back. */
class DatabaseAwayTest {
    private static EmbeddedPostgres postgres(Path directory, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String start(int meter) {
        return "{\"connectorId\":1,\"idTag\":\"CARD-1\",\"meterStart\":" + meter
                + ",\"timestamp\":\"2026-11-22T12:00:00Z\"}";
    }

    @Test
    void stationsAreToldToComeAgainAndNothingIsLost(@TempDir Path directory) throws IOException {
        int port = freePort();
        EmbeddedPostgres postgres = postgres(directory, port);
        DatabaseSettings database = new DatabaseSettings(
                postgres.getJdbcUrl("postgres", "postgres"), "postgres", "", 4, Duration.ofSeconds(1));
        try (ServerFixture server = ServerFixture.start(database, "database.connection-wait = 1s")) {
            Operators operators = server.operators();
            operators.json("PUT", "/api/v1/idTags/CARD-1", "{}");
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            assertThat(station.call("StartTransaction", start(1))).startsWith("[3,");
            assertThat(operators.send("GET", "/health", "").statusCode()).isEqualTo(200);
            assertThat(operators.send("GET", "/metrics", "").statusCode()).isEqualTo(200);

            postgres.close();

            assertThat(station.call("StartTransaction", start(2)))
                    .startsWith("[4,")
                    .contains("InternalError")
                    .doesNotContain("Exception", "jdbc", "postgres");
            assertThat(station.call("Heartbeat", "{}")).startsWith("[3,");
            HttpResponse<String> list = operators.send("GET", "/api/v1/transactions", "");
            assertThat(list.statusCode()).isEqualTo(503);
            assertThat(list.body()).contains("databaseUnavailable");
            HttpResponse<String> command = operators.send("POST", "/api/v1/ChargePoint/CP-1/ClearCache", "{}");
            assertThat(command.statusCode()).isEqualTo(503);
            assertThat(command.body()).contains("databaseUnavailable", "\"dispatched\":false");
            Await.until(
                    "not healthy", () -> operators.send("GET", "/health", "").statusCode() == 503);
            assertThat(operators.send("GET", "/metrics", ""))
                    .satisfies(metrics -> assertThat(metrics.statusCode()).isEqualTo(200))
                    .satisfies(metrics -> assertThat(metrics.body())
                            .contains("ocpp_database_transactions_seconds_count{outcome=\"unavailable\"}"));
            assertThat(operators.send("GET", "/health", "").body())
                    .contains("\"database\":{\"status\":\"DOWN\",\"reason\":\"it ");

            postgres = postgres(directory, port);
            Await.until(
                    "the station is answered again",
                    () -> station.call("StartTransaction", start(2)).startsWith("[3,"));
            assertThat(operators.transactions("CP-1")).hasSize(2);
            Await.until(
                    "healthy again", () -> operators.send("GET", "/health", "").statusCode() == 200);
        } finally {
            postgres.close();
        }
    }
}
