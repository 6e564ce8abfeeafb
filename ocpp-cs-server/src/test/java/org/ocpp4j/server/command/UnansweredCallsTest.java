package org.ocpp4j.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.Station;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.station.AnswerState;
import tools.jackson.databind.JsonNode;

/** Stations that do not answer what they are sent, in time or at all. */
class UnansweredCallsTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String ACCEPTED = "{\"status\":\"Accepted\"}";

    private static CommandFixture fixture(DatabaseKind kind, int limit, boolean close) {
        return new CommandFixture(kind, CommandFixture.settings(SHORT, LONG, 100, limit, close));
    }

    /** A slow machine still answers in time. */
    private static CommandSettings patient(int limit) {
        return CommandFixture.settings(Duration.ofSeconds(6), LONG, 100, limit, false);
    }

    private static List<CompletableFuture<HttpResponse<String>>> clear(CommandFixture fixture, int times) {
        List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            sent.add(fixture.command("ClearCache", ""));
        }
        return sent;
    }

    /** How often each outcome came, with whether the command was dispatched. */
    private static Map<String, Integer> outcomes(List<CompletableFuture<HttpResponse<String>>> sent) {
        Map<String, Integer> outcomes = new TreeMap<>();
        for (CompletableFuture<HttpResponse<String>> answer : sent) {
            HttpResponse<String> response = Await.result(answer);
            JsonNode body = CommandFixture.json(response);
            outcomes.merge(
                    response.statusCode() == 200
                            ? "result"
                            : response.statusCode() + " " + body.path("outcome").asString() + " "
                                    + body.get("dispatched"),
                    1,
                    Integer::sum);
        }
        return outcomes;
    }

    private static AnswerState state(CommandFixture fixture) {
        return fixture.lines.state(fixture.server.station("CP-1").orElseThrow());
    }

    private static void silence(CommandFixture fixture, RawStation station, int limit) {
        outcomes(clear(fixture, limit));
        for (int i = 0; i < limit; i++) {
            station.next();
        }
        assertThat(state(fixture).answersCalls()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void theRestFailsAtOnceAfterSomeCallsWithoutAnAnswer(DatabaseKind kind) {
        try (CommandFixture fixture = fixture(kind, 3, false)) {
            RawStation station = fixture.connect("CP-1");
            var sent = clear(fixture, 20);
            assertThat(outcomes(sent)).isEqualTo(Map.of("504 timeout true", 3, "503 notAnswering false", 17));
            for (int i = 0; i < 3; i++) {
                station.next();
            }
            assertThat(station.hasFrames()).isFalse();
            assertThat(state(fixture).unansweredCalls()).isEqualTo(3);
            assertThat(state(fixture).unansweredSince()).isNotNull();
            assertThat(fixture.rows())
                    .filteredOn(row -> "notAnswering".equals(row.outcome()))
                    .hasSize(17)
                    .allSatisfy(row -> assertThat(row.dispatched()).isFalse());
            Await.until("it is told", () -> fixture.heard(EventType.ANSWERING).size() == 1);
            JsonNode event = fixture.heard(EventType.ANSWERING).get(0).data();
            assertThat(event.path("answersCalls").booleanValue()).isFalse();
            assertThat(event.path("unansweredCalls").intValue()).isEqualTo(3);
        }
    }

    @Test
    void oneProbeGoesOutNowAndThenAndAnAnswerEndsIt() {
        try (CommandFixture fixture = new CommandFixture(DatabaseKind.SQLITE, patient(1))) {
            RawStation station = fixture.connect("CP-1");
            silence(fixture, station, 1);
            List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
            Await.until("a probe is sent", () -> {
                List<CompletableFuture<HttpResponse<String>>> some = clear(fixture, 5);
                sent.addAll(some);
                Await.until(
                        "most have ended",
                        () -> some.stream().filter(CompletableFuture::isDone).count() >= 4);
                return station.hasFrames();
            });
            station.answer(ACCEPTED);
            Await.until("it answers", () -> state(fixture).answersCalls());
            Map<String, Integer> outcomes = outcomes(sent);
            assertThat(outcomes).containsEntry("result", 1);
            assertThat(outcomes.keySet()).isSubsetOf("result", "503 notAnswering false");
            assertThat(state(fixture)).isEqualTo(AnswerState.ANSWERS);
            Await.until("it is told", () -> fixture.heard(EventType.ANSWERING).size() == 2);
            var next = fixture.command("ClearCache", "");
            station.answer(ACCEPTED);
            assertThat(Await.result(next).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anErrorAndALateAnswerAreAnswers() {
        try (CommandFixture fixture = new CommandFixture(DatabaseKind.SQLITE, patient(2))) {
            RawStation station = fixture.connect("CP-1");
            outcomes(clear(fixture, 1));
            RawStation.Call late = station.next();
            assertThat(state(fixture).unansweredCalls()).isEqualTo(1);
            station.result(late, ACCEPTED);
            Await.until("the late answer counts", () -> state(fixture).unansweredCalls() == 0);
            outcomes(clear(fixture, 1));
            station.next();
            var refused = fixture.command("ClearCache", "");
            station.send("[4,\"" + station.next().id() + "\",\"NotSupported\",\"\",{}]");
            assertThat(Await.result(refused).statusCode()).isEqualTo(502);
            assertThat(state(fixture).unansweredCalls()).isZero();
        }
    }

    @Test
    void aCommandThatWaitsTooLongIsNotSent() {
        CommandSettings settings = CommandFixture.settings(LONG, SHORT, 100, 3, false);
        try (CommandFixture fixture = new CommandFixture(DatabaseKind.SQLITE, settings)) {
            RawStation station = fixture.connect("CP-1");
            var first = fixture.command("ClearCache", "");
            RawStation.Call call = station.next();
            assertThat(outcomes(clear(fixture, 4))).isEqualTo(Map.of("503 expired false", 4));
            assertThat(station.hasFrames()).isFalse();
            station.result(call, ACCEPTED);
            assertThat(Await.result(first).statusCode()).isEqualTo(200);
            var next = fixture.command("ClearCache", "");
            station.answer(ACCEPTED);
            assertThat(Await.result(next).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void commandsForManyAndNewKeysFollowTheSameRules() {
        // a long time-out, so that there is no probe
        CommandSettings settings = CommandFixture.settings(Duration.ofSeconds(3), LONG, 100, 1, false);
        try (CommandFixture fixture = new CommandFixture(DatabaseKind.SQLITE, settings)) {
            RawStation station = fixture.connect("CP-1");
            silence(fixture, station, 1);
            var bulk = fixture.post("commands", "{\"action\":\"ClearCache\",\"stations\":[\"CP-1\"]}");
            var key = fixture.command(
                    "ChangeConfiguration", "{\"key\":\"AuthorizationKey\",\"value\":\"0123456789abcdef\"}");
            assertThat(outcomes(List.of(key))).isEqualTo(Map.of("503 notAnswering false", 1));
            String path = "commands/"
                    + CommandFixture.json(Await.result(bulk)).path("id").asString();
            Await.until(
                    "it has ended",
                    () -> fixture.get(path).path("progress").path("done").intValue() == 1);
            assertThat(fixture.get(path).path("progress").path("outcomes").toString())
                    .isEqualTo("{\"notAnswering\":1}");
            assertThat(fixture.table(
                            "select pending_password_hash from station where pending_password_hash is not null"))
                    .isEmpty();
            assertThat(station.hasFrames()).isFalse();
        }
    }

    @Test
    void theConnectionIsClosedIfSettingsSaySo() {
        try (CommandFixture fixture = fixture(DatabaseKind.SQLITE, 1, true)) {
            fixture.connect("CP-1");
            Station station = fixture.server.station("CP-1").orElseThrow();
            assertThat(outcomes(clear(fixture, 1))).isEqualTo(Map.of("504 timeout true", 1));
            assertThat(Await.result(station.closed()).text()).contains("answers no calls");
        }
    }

    /** One that takes connections and says nothing, and one that nobody listens for. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stationsThatSpeakSoapFollowTheSameRules(boolean listens) throws IOException {
        try (CommandFixture fixture = fixture(DatabaseKind.SQLITE, 2, false);
                ServerSocket silent = listens ? new ServerSocket(0, 50, InetAddress.getLoopbackAddress()) : null) {
            int port = silent == null ? CommandFixture.freePort() : silent.getLocalPort();
            heartbeatOverSoap(fixture, port);
            Await.until("it is known", () -> fixture.server.station("CP-1").isPresent());
            List<CompletableFuture<HttpResponse<String>>> sent = clear(fixture, 12);
            Map<String, Integer> outcomes = outcomes(sent);
            assertThat(outcomes.keySet())
                    .isEqualTo(Set.of(
                            listens ? "504 timeout true" : "502 connectionLost false", "503 notAnswering false"));
            assertThat(state(fixture).answersCalls()).isFalse();
        }
    }

    /** It comes over SOAP, and says that it can be called at a port of loopback. */
    private static void heartbeatOverSoap(CommandFixture fixture, int port) {
        String heartbeat = """
                <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"
                 xmlns:a="http://www.w3.org/2005/08/addressing" xmlns:c="urn://Ocpp/Cs/2015/10/"><s:Header>
                <c:chargeBoxIdentity>CP-1</c:chargeBoxIdentity><a:Action>/Heartbeat</a:Action>
                <a:MessageID>1</a:MessageID><a:From><a:Address>http://127.0.0.1:%d/</a:Address></a:From>
                </s:Header><s:Body><c:heartbeatRequest/></s:Body></s:Envelope>
                """.formatted(port);
        Await.result(HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + fixture.port + "/Ocpp"))
                                .header("Content-Type", "application/soap+xml")
                                .POST(HttpRequest.BodyPublishers.ofString(heartbeat))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()));
    }

    /** Nobody accepts its connections, and the queue of those that wait is full: nothing can have been sent. */
    @Test
    void aStationThatCannotBeConnectedToWasSentNothing() throws IOException {
        CommandSettings settings = CommandFixture.settings(LONG, LONG, 100, 3, false);
        List<Socket> waiting = new ArrayList<>();
        try (CommandFixture fixture = new CommandFixture(DatabaseKind.SQLITE, settings);
                ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            boolean connects = true;
            for (int i = 0; i < 100 && connects; i++) {
                Socket socket = new Socket();
                waiting.add(socket);
                try {
                    socket.connect(full.getLocalSocketAddress(), 500);
                } catch (SocketTimeoutException hangs) {
                    connects = false;
                }
            }
            assertThat(connects).isFalse();
            heartbeatOverSoap(fixture, full.getLocalPort());
            Await.until("it is known", () -> fixture.server.station("CP-1").isPresent());
            assertThat(outcomes(clear(fixture, 1))).isEqualTo(Map.of("502 connectionLost false", 1));
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }
}
