package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.v16.ResetRequest;
import org.ocpp4j.core.v16.ResetResponse;
import org.ocpp4j.core.v16.ResetStatus;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.log.LogSettings;
import tools.jackson.databind.json.JsonMapper;

/** The log of the real process is, line by line and field by field, the sample in docs/logs.md. */
class LogSessionTest {
    @TempDir
    private Path directory = Path.of("unset");

    /** What differs from run to run: times, ports, numbers that nobody can guess, threads. */
    private static String normalised(String line) {
        return line.replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]{5})", "TIME")
                .replaceAll("127\\.0\\.0\\.1:[0-9]+", "ADDRESS")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID")
                .replaceAll("transaction [0-9]+", "transaction N")
                .replaceAll("raw-[0-9]+", "raw-N")
                .replaceAll("\"thread\":\"[^\"]*\"", "\"thread\":\"T\"");
    }

    private static List<String> sample(LogSettings.Format format) throws IOException {
        String document = Files.readString(Path.of("../docs/logs.md"));
        String mark = format == LogSettings.Format.TEXT ? "```text\n" : "```json\n";
        int begin = document.indexOf(mark) + mark.length();
        return document.substring(begin, document.indexOf("```", begin)).lines().toList();
    }

    /** The first column of the table of fields. */
    private static Set<String> documented() throws IOException {
        return Files.readAllLines(Path.of("../docs/logs.md")).stream()
                .takeWhile(line -> !line.equals("## Levels"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.replaceFirst("\\| `([^`]*)`.*", "$1"))
                .collect(Collectors.toSet());
    }

    private static String line(ServerProcess server, String part) {
        return server.awaitOutput(Pattern.compile(".*" + Pattern.quote(part) + ".*"));
    }

    /** Each step is in the log before the next one begins. */
    private static List<String> session(ServerProcess server) {
        URI stations = server.stations();
        Operators operators = new Operators(server.operators());
        line(server, "Ctrl-C stops it.");
        operators.json("PUT", "/api/v1/stations/CP-9", "{}");
        operators.json("PUT", "/api/v1/stations/CP-9/password", "{\"password\":\"SECRET-0123456789\"}");
        assertThatThrownBy(() -> RawStation.connect(stations, "CP-9"))
                .hasRootCauseMessage("Unexpected HTTP response status code 401");
        line(server, "was refused");
        RawStation station = RawStation.connect(stations, "CP-1");
        line(server, "CP-1 connected");
        station.call("BootNotification", "{\"chargePointVendor\":\"V\\n2026\",\"chargePointModel\":\"M\"}");
        line(server, "CP-1 booted");
        String started = station.call(
                "StartTransaction",
                "{\"connectorId\":1,\"idTag\":\"SECRET-TAG\",\"meterStart\":100,\"timestamp\":\"2026-11-23T00:00:00Z\"}");
        String id = started.replaceAll("(?s).*\"transactionId\":([0-9]+).*", "$1");
        station.call("StatusNotification", "{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Charging\"}");
        station.call(
                "StatusNotification", "{\"connectorId\":1,\"errorCode\":\"GroundFailure\",\"status\":\"Faulted\"}");
        station.call("Heartbeat", "{\"x\":1}");
        line(server, "CP-1 sent an invalid Heartbeat");
        station.call(
                "StopTransaction",
                "{\"transactionId\":" + id + ",\"meterStop\":1600,\"timestamp\":\"2026-11-23T01:00:00Z\"}");
        line(server, "stopped");
        CentralSystem other = Stations.JSON_16.connect(
                "CP-2",
                stations.getPort(),
                Handlers.ofStation().on(ResetRequest.class, (c, reset) -> new ResetResponse(ResetStatus.ACCEPTED)));
        line(server, "CP-2 connected");
        operators.json("POST", "/api/v1/ChargePoint/CP-2/Reset", "{\"type\":\"Soft\"}");
        station.cut();
        line(server, "CP-1 disconnected");
        Await.result(other.close(CloseReason.normal("bye")));
        line(server, "CP-2 disconnected");
        return server.output();
    }

    @ParameterizedTest
    @EnumSource
    void theSampleIsWhatIsWritten(LogSettings.Format format) throws Exception {
        String[] arguments = Stream.of(
                        "--port",
                        "0",
                        "--http-port",
                        "0",
                        "--data",
                        directory.toString(),
                        "--set",
                        "log.format=" + format.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
        try (ServerProcess server = ServerProcess.start(arguments)) {
            List<String> written = session(server);
            assertThat(String.join("\n", written)).doesNotContain("SECRET");
            if (format == LogSettings.Format.JSON) {
                assertThat(written)
                        .allSatisfy(line -> assertThat(documented())
                                .containsAll(JsonMapper.shared().readTree(line).propertyNames()));
            }
            List<String> stations = written.stream()
                    .map(LogSessionTest::normalised)
                    .dropWhile(line -> !line.contains("was refused"))
                    .toList();
            assertThat(stations)
                    .containsExactlyElementsOf(sample(format).stream()
                            .map(LogSessionTest::normalised)
                            .toList());
        }
    }
}
