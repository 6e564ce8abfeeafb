package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.v16.ResetRequest;
import org.ocpp4j.core.v16.ResetResponse;
import org.ocpp4j.core.v16.ResetStatus;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.metrics.Exposition;

/** What Prometheus reads from a server that has worked. */
class MetricsTest {
    private static final String BOOT = "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}";
    private static final String START =
            "{\"connectorId\":1,\"idTag\":\"T\",\"meterStart\":0,\"timestamp\":\"2026-11-23T00:00:00Z\"}";

    private static void session(ServerFixture server) {
        RawStation station = RawStation.connect(server.stations(), "CP-1");
        assertThat(station.call("BootNotification", BOOT)).startsWith("[3,");
        assertThat(station.call("StartTransaction", START)).startsWith("[3,");
        assertThat(station.call("NoSuchAction-" + System.nanoTime(), "{}")).startsWith("[4,");
        assertThat(station.call("Heartbeat", "{\"x\":1}")).startsWith("[4,");
        CentralSystem soap = Stations.SOAP_15.connect("CP-2", server.port(), Handlers.ofStation());
        Await.result(soap.send(new org.ocpp4j.core.v16.HeartbeatRequest()));
        Stations.JSON_16.connect(
                "CP-3",
                server.port(),
                Handlers.ofStation().on(ResetRequest.class, (c, reset) -> new ResetResponse(ResetStatus.ACCEPTED)));
        server.operators().json("POST", "/api/v1/ChargePoint/CP-3/Reset", "{\"type\":\"Soft\"}");
        refused(URI.create(server.stations().toString().replace("/ocpp", "/elsewhere/CP-1")));
    }

    private static void refused(URI address) {
        try {
            HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(address, new WebSocket.Listener() {})
                    .join();
            throw new AssertionError("Let in");
        } catch (CompletionException asWanted) {
            assertThat(asWanted).hasCauseInstanceOf(IOException.class);
        }
    }

    private static Exposition scrape(ServerFixture server) {
        HttpResponse<String> answer = server.operators().send("GET", "/metrics", "");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        return Exposition.of(answer.body());
    }

    @ParameterizedTest
    @EnumSource
    void theyAreWellFormedAndCountWhatHappened(DatabaseKind kind) {
        try (ServerFixture server = ServerFixture.start(kind)) {
            session(server);
            Await.until(
                    "the open transaction is counted",
                    () -> scrape(server).value("ocpp_transactions_started_total", Map.of()) == 1);
            Exposition read = scrape(server);
            assertThat(read.problems()).isEmpty();
            assertThat(read.value("ocpp_stations", Map.of("version", "1.6", "protocol", "JSON")))
                    .isEqualTo(2);
            assertThat(read.value("ocpp_connections_opened_total", Map.of("version", "1.5", "protocol", "SOAP")))
                    .isEqualTo(1);
            assertThat(read.value("ocpp_connections_refused_total", Map.of("reason", "unknown")))
                    .isEqualTo(1);
            assertThat(read.value("ocpp_messages_invalid_total", Map.of("version", "1.6")))
                    .isEqualTo(1);
            assertThat(read.value(
                            "ocpp_calls_seconds_count",
                            Map.of("version", "1.6", "direction", "received", "action", "unknown", "outcome", "error")))
                    .isEqualTo(1);
            assertThat(read.value(
                            "ocpp_calls_seconds_count",
                            Map.of("version", "1.6", "direction", "sent", "action", "Reset", "outcome", "result")))
                    .isEqualTo(1);
            assertThat(read.value("ocpp_handlers_wait_seconds_count", Map.of())).isPositive();
            assertThat(read.value("ocpp_database_transactions_seconds_count", Map.of("outcome", "committed")))
                    .isPositive();
            assertThat(read.value("hikaricp_connections_usage_seconds_count", Map.of("pool", "ocpp-database")))
                    .isPositive();
            assertThat(read.value("ocpp_ready", Map.of())).isEqualTo(1);
            assertThat(read.value("ocpp_draining", Map.of())).isZero();
        }
    }

    /** The tables of docs/metrics.md: {@code | `name` | type | labels | meaning |}. */
    private static Map<String, String> documented(String heading) throws IOException {
        String text = Files.readString(Path.of("../docs/metrics.md"));
        int begin = text.indexOf("## " + heading);
        assertThat(begin).as(heading).isPositive();
        int end = text.indexOf("\n## ", begin);
        Map<String, String> rows = new TreeMap<>();
        text.substring(begin, end < 0 ? text.length() : end)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .forEach(cells -> rows.put(
                        cells.get(1).replace("`", ""),
                        cells.get(2) + " "
                                + new TreeSet<>(
                                        Set.of(cells.get(3).replace("`", "").split(", *", -1)))));
        return rows;
    }

    /** Without the gauges of the longest of each timer, which the document explains once. */
    private static Map<String, String> exposed(Exposition read) {
        return read.families().entrySet().stream()
                .filter(entry -> !(entry.getKey().endsWith("_max")
                        && read.families().containsKey(entry.getKey().replaceFirst("_max$", ""))
                        && read.families()
                                .get(entry.getKey().replaceFirst("_max$", ""))
                                .type()
                                .matches("histogram|summary")))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().type() + " "
                                + (entry.getValue().labels().isEmpty()
                                        ? "[]"
                                        : new TreeSet<>(entry.getValue().labels()).toString()),
                        (one, other) -> one,
                        TreeMap::new));
    }

    @Test
    void theDocumentListsThem() throws IOException {
        try (ServerFixture server = ServerFixture.start(DatabaseKind.SQLITE)) {
            session(server);
            Map<String, String> exposed = exposed(scrape(server));
            Map<String, String> always = documented("Of the central system");
            Map<String, String> sometimes = new TreeMap<>(documented("Only with some settings"));
            sometimes.putAll(documented("Of the process"));
            Map<String, String> all = new TreeMap<>(always);
            all.putAll(sometimes);
            assertThat(all).as("documented").containsAllEntriesOf(exposed);
            assertThat(exposed).as("exposed").containsAllEntriesOf(always);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/openmetrics-text; version=1.0.0 | application/openmetrics-text",
                "application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;q=0.5,*/*;q=0.1 | application/openmetrics-text",
                "application/openmetrics-text;q=0.2,text/plain;q=0.5 | text/plain",
                "application/openmetrics-text;q=0 | text/plain",
                "text/html, */* | text/plain",
                "nonsense;q=x,;, | text/plain"
            })
    void whoAcceptsOpenMetricsGetsIt(String accept, String form) {
        try (ServerFixture server = ServerFixture.start(DatabaseKind.SQLITE)) {
            HttpResponse<String> answer = server.operators().send("GET", "/metrics", "", "Accept", accept);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith(form + ";");
            assertThat(answer.body().endsWith("# EOF\n")).isEqualTo(form.startsWith("application"));
        }
    }
}
