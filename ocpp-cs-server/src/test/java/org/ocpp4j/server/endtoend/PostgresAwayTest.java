package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.backend.postgres.FunctionDatabase;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseSettings;

/** The PostgreSQL with the functions is not there when the server starts, comes, goes, and comes back. */
class PostgresAwayTest {
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

    @Test
    void stationsAreToldInternalErrorAndTheLastStateIsToldWhenItIsBack(@TempDir Path directory) throws IOException {
        int port = freePort();
        String url = "jdbc:postgresql://localhost:" + port + "/postgres";
        FunctionDatabase functions =
                new FunctionDatabase(new DatabaseSettings(url, "postgres", "", 2, Duration.ofSeconds(5)));
        EmbeddedPostgres postgres = null;
        try (ServerFixture server = ServerFixture.start(
                DatabaseKind.SQLITE,
                "postgres.enable = true",
                "postgres.timeout = 1s",
                "postgres.url = \"" + url + "\"",
                "postgres.user = postgres")) {
            Operators operators = server.operators();
            RawStation stays = RawStation.connect(server.stations(), "CP-1");
            assertThat(stays.call("Heartbeat", "{}"))
                    .contains("InternalError")
                    .doesNotContain("5432", "refused", "sql");
            assertThat(operators.send("GET", "/health", "").body()).contains("it cannot be reached");
            assertThat(operators.send("GET", "/api/v1/ChargePointList", "").statusCode())
                    .isEqualTo(503);

            postgres = postgres(directory, port);
            functions.installSample();
            Await.until("answered", () -> stays.call("Heartbeat", "{}").startsWith("[3,"));
            Await.until("told as connected", () -> connected(functions, "CP-1").equals("t"));
            RawStation leaves = RawStation.connect(server.stations(), "CP-2");
            Await.until("told as connected", () -> connected(functions, "CP-2").equals("t"));

            postgres.close();
            assertThat(stays.call("Heartbeat", "{}")).contains("InternalError");
            leaves.cut();
            RawStation.connect(server.stations(), "CP-3").cut();
            RawStation comes = RawStation.connect(server.stations(), "CP-4");
            assertThat(comes.call("Heartbeat", "{}")).contains("InternalError");

            postgres = postgres(directory, port);
            Await.until("answered again", () -> stays.call("Heartbeat", "{}").startsWith("[3,"));
            Await.until(
                    "told as disconnected", () -> connected(functions, "CP-2").equals("f"));
            Await.until(
                    "told as disconnected", () -> connected(functions, "CP-3").equals("f"));
            Await.until("told as connected", () -> connected(functions, "CP-4").equals("t"));
            assertThat(connected(functions, "CP-1")).isEqualTo("t");
            Await.until(
                    "healthy again", () -> operators.send("GET", "/health", "").statusCode() == 200);
        } finally {
            if (postgres != null) {
                postgres.close();
            }
        }
        // Closing tells that nobody is connected any more, or tries to: here nobody listens, and it ends all the same.
    }

    private static String connected(FunctionDatabase functions, String identity) {
        return String.join(
                "", functions.column("select connected from ocpp.charge_point where identity = '" + identity + "'"));
    }
}
