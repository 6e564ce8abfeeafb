package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.server.Await;

/** Signals, sent to the real process. */
class SignalsTest {
    @TempDir
    Path directory;

    private ServerProcess start(String... settings) throws IOException {
        Path file = directory.resolve("server.conf");
        write(file, settings);
        return ServerProcess.start("serve", "--config", file.toString());
    }

    private void write(Path file, String... settings) throws IOException {
        Files.writeString(
                file,
                "stations.port = 0\noperators.port = 0\ndata = \"" + directory + "\"\n" + String.join("\n", settings));
    }

    private static void beat(RawStation station) {
        assertThat(station.call("Heartbeat", "{}")).contains("currentTime");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void itStopsAtOnceInGoodOrder(String signal) throws Exception {
        try (ServerProcess server = start()) {
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            beat(station);
            server.signal(signal);
            assertThat(Await.result(station.closed())).isEqualTo(1001);
            assertThat(server.awaitEnd()).isZero();
            server.awaitOutput(Pattern.compile("Stopped"));
        }
    }

    @Test
    void itLetsStationsGoOneAfterTheOtherAndStops() throws Exception {
        try (ServerProcess server = start("stations.drain-time = 2s")) {
            List<RawStation> stations = IntStream.range(0, 5)
                    .mapToObj(number -> RawStation.connect(server.stations(), "CP-" + number))
                    .toList();
            stations.forEach(SignalsTest::beat);
            server.signal("USR1");
            for (RawStation station : stations) {
                assertThat(Await.result(station.closed())).isEqualTo(1001);
            }
            assertThat(server.awaitEnd()).isZero();
            server.awaitOutput(Pattern.compile("Drained: no station is connected"));
            server.awaitOutput(Pattern.compile("Stopped"));
        }
    }

    @Test
    void aGracefulStopCanBeCutShort() throws Exception {
        try (ServerProcess server = start("stations.drain-time = 1h")) {
            List<RawStation> stations = IntStream.range(0, 100) // ten a second at least: this would take ten seconds
                    .mapToObj(number -> RawStation.connect(server.stations(), "CP-" + number))
                    .toList();
            stations.forEach(SignalsTest::beat);
            server.signal("USR1");
            server.awaitOutput(Pattern.compile("Draining: no station may connect, 100 are sent away"));
            server.signal("HUP");
            server.awaitOutput(Pattern.compile("The settings are not read again, since the server is being stopped"));
            assertThatThrownBy(() -> RawStation.connect(server.stations(), "CP-0"))
                    .hasStackTraceContaining("status code 503");
            server.signal("TERM");
            for (RawStation station : stations) {
                assertThat(Await.result(station.closed())).isEqualTo(1001);
            }
            assertThat(server.awaitEnd()).isZero();
            assertThat(server.output()).noneMatch(line -> line.contains("Drained"));
        }
    }

    @Test
    void aDrainedServerServesOperatorsAndTakesStationsAgain() throws Exception {
        try (ServerProcess server = start()) {
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            beat(station);
            server.signal("WINCH");
            assertThat(Await.result(station.closed())).isEqualTo(1001);
            server.awaitOutput(Pattern.compile("Drained: no station is connected"));
            assertThatThrownBy(() -> RawStation.connect(server.stations(), "CP-1"))
                    .hasStackTraceContaining("status code 503");
            Operators operators = new Operators(server.operators());
            Await.until(
                    "the attempt is written down",
                    () -> operators
                            .get("/api/v1/connectionAttempts")
                            .findValuesAsString("reason")
                            .equals(List.of("this server takes no stations: it is being drained")));
            assertThat(operators.send("GET", "/health/live", "").statusCode()).isEqualTo(200);
            assertThat(operators.send("GET", "/health/ready", ""))
                    .satisfies(ready -> assertThat(ready.statusCode()).isEqualTo(503))
                    .satisfies(ready -> assertThat(ready.body()).contains("drained"));
            server.signal("HUP");
            server.awaitOutput(Pattern.compile("Stations may connect again"));
            Await.until(
                    "it says so",
                    () -> operators.send("GET", "/health/ready", "").statusCode() == 200);
            beat(RawStation.connect(server.stations(), "CP-1"));
        }
    }

    @Test
    void wrongSettingsChangeNothing() throws Exception {
        try (ServerProcess server = start()) {
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            beat(station);
            write(directory.resolve("server.conf"), "backend.heartbeat-interval = soon");
            server.signal("HUP");
            server.awaitOutput(Pattern.compile("The settings are left as they are"));
            server.awaitOutput(Pattern.compile("backend.heartbeat-interval: found \"soon\""));
            beat(station);
            assertThat(new Operators(server.operators())
                            .send("GET", "/metrics", "")
                            .body())
                    .contains("ocpp_reloads_total{outcome=\"failure\"} 1");
            write(directory.resolve("server.conf"), "backend.heartbeat-interval = 17s", "stations.max-connections = 5");
            server.signal("HUP");
            server.awaitOutput(Pattern.compile("backend.heartbeat-interval"));
            server.awaitOutput(Pattern.compile("after a restart: stations.max-connections"));
            assertThat(station.call("BootNotification", "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}"))
                    .contains("\"interval\":17");
        }
    }
}
