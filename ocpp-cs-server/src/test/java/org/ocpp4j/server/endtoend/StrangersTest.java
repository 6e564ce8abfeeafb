package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.metrics.Exposition;
import tools.jackson.databind.JsonNode;

/** Strangers fill what they may, and nothing more; a station that is registered charges meanwhile. */
class StrangersTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static void charge(RawStation station, int round) {
        String start = station.call(
                "StartTransaction",
                "{\"connectorId\":1,\"idTag\":\"T\",\"meterStart\":0,\"timestamp\":\"2026-11-30T00:00:0" + round % 10
                        + "." + (100 + round / 10) + "Z\"}");
        assertThat(start).startsWith("[3,");
        String id = start.replaceAll(".*\"transactionId\":(\\d+).*", "$1");
        assertThat(station.call(
                        "StopTransaction",
                        "{\"transactionId\":" + id + ",\"meterStop\":10,\"timestamp\":\"2026-11-30T01:00:00Z\"}"))
                .startsWith("[3,");
    }

    private static CompletableFuture<Boolean> knock(URI stations, String identity) {
        return CLIENT.newWebSocketBuilder()
                .subprotocols("ocpp1.6")
                .buildAsync(URI.create(stations + "/" + identity), new WebSocket.Listener() {})
                .handle((socket, refused) -> {
                    if (socket != null) {
                        socket.abort();
                    }
                    return socket != null;
                });
    }

    private static Map<String, Long> bound(ServerFixture server, String kind) {
        for (JsonNode bound : server.operators().get("/api/v1/bounds")) {
            if (bound.path("kind").asString().equals(kind)) {
                return Map.of(
                        "kept", bound.path("kept").asLong(0),
                        "exceeded", bound.path("exceeded").asLong());
            }
        }
        throw new AssertionError(kind);
    }

    @ParameterizedTest
    @EnumSource
    void threeThousandInventedIdentities(DatabaseKind kind) throws Exception {
        try (ServerFixture server =
                ServerFixture.start(kind, "bounds.unregistered-stations = 100", "stations.attempts-kept = 500")) {
            server.operators().json("PUT", "/api/v1/stations/CP-1", "");
            RawStation registered = RawStation.connect(server.stations(), "CP-1");
            Semaphore atOnce = new Semaphore(20);
            AtomicInteger in = new AtomicInteger();
            AtomicInteger answered = new AtomicInteger();
            for (int i = 0; i < 3_000; i++) {
                atOnce.acquire();
                var knocked = knock(server.stations(), "invented-" + i).thenAccept(accepted -> {
                    atOnce.release();
                    in.addAndGet(accepted ? 1 : 0);
                    answered.incrementAndGet();
                });
                if (i % 100 == 0) {
                    charge(registered, i / 100);
                }
                assertThat(knocked).isNotCompletedExceptionally();
            }
            Await.until("all are answered", () -> answered.get() == 3_000);
            // Those that are decided on at the same moment may both get the last place in PostgreSQL.
            assertThat(in.get()).isBetween(100, 110);
            JsonNode unregistered = server.operators().get("/api/v1/stations?registered=false");
            assertThat(unregistered.size()).isEqualTo(in.get());
            assertThat(bound(server, "stations")).containsEntry("exceeded", 3_000L - in.get());
            assertThat(Exposition.of(server.operators()
                                    .send("GET", "/metrics", "")
                                    .body())
                            .value("ocpp_bounds_exceeded_total", Map.of("kind", "stations")))
                    .isEqualTo(3_000 - in.get());
            assertThat(server.operators().send("GET", "/health", "").body())
                    .contains("of at most 100 unregistered stations");
            assertThat(server.operators()
                            .get("/api/v1/connectionAttempts?limit=1")
                            .toString())
                    .contains("bounds.unregistered-stations");
            assertThat(server.operators().get("/api/v1/connectionAttempts").size())
                    .isLessThanOrEqualTo(500);
            charge(registered, 999);
            // The operator clears up, and there is room again.
            Await.until(
                    "they are gone",
                    () -> server.operators()
                                    .json("DELETE", "/api/v1/stations", "")
                                    .isObject()
                            && server.operators()
                                    .get("/api/v1/stations?registered=false")
                                    .isEmpty());
            assertThat(Await.result(knock(server.stations(), "another"))).isTrue();
            assertThat(server.operators().get("/api/v1/audit").toString()).contains("DELETE");
        }
    }

    private static void send(RawStation station, int number, String action, IntFunction<String> payload) {
        Deque<CompletableFuture<String>> underWay = new ArrayDeque<>();
        for (int i = 0; i < number; i++) {
            underWay.add(station.send(action, payload.apply(i)));
            if (underWay.size() > 40) {
                Await.result(underWay.remove());
            }
        }
        underWay.forEach(Await::result);
    }

    private static String time(int i) {
        return "\"2026-11-30T%02d:%02d:%02dZ\"".formatted(i / 3600, i / 60 % 60, i % 60);
    }

    @ParameterizedTest
    @EnumSource
    void oneStationThatSendsThousandsOfEachKind(DatabaseKind kind) throws Exception {
        try (ServerFixture server = ServerFixture.start(
                kind,
                "bounds.unregistered-transactions = 30000",
                "bounds.unregistered-meter-values = 50000",
                "bounds.security-events = 20000",
                "bounds.stray-messages = 5000",
                "frames.on = no")) {
            server.operators().json("PUT", "/api/v1/stations/CP-1", "");
            RawStation registered = RawStation.connect(server.stations(), "CP-1");
            RawStation stranger = RawStation.connect(server.stations(), "stranger");
            int many = 5_000;
            send(
                    stranger,
                    many,
                    "SecurityEventNotification",
                    i -> "{\"type\":\"Type" + i + "\",\"timestamp\":" + time(i) + "}");
            charge(registered, 1);
            send(stranger, many, "SignCertificate", i -> "{\"csr\":\"csr" + i + "\"}");
            charge(registered, 2);
            send(
                    stranger,
                    many,
                    "StatusNotification",
                    i -> "{\"connectorId\":" + i + ",\"status\":\"Available\",\"errorCode\":\"NoError\"}");
            charge(registered, 3);
            send(
                    stranger,
                    many,
                    "StartTransaction",
                    i -> "{\"connectorId\":1,\"idTag\":\"T\",\"meterStart\":0,\"timestamp\":" + time(i) + "}");
            charge(registered, 4);
            send(
                    stranger,
                    many,
                    "MeterValues",
                    i -> "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":" + time(i)
                            + ",\"sampledValue\":[{\"value\":\"1\"}]}]}");
            charge(registered, 5);
            Operators operators = server.operators();
            assertThat(operators.get("/api/v1/securityEvents?identity=stranger").size())
                    .isEqualTo(200);
            assertThat(operators
                            .get("/api/v1/certificateRequests?identity=stranger")
                            .size())
                    .isEqualTo(10);
            assertThat(operators.get("/api/v1/strayMessages?identity=stranger").size())
                    .isEqualTo(50);
            assertThat(operators.get("/api/v1/transactions?identity=stranger").size())
                    .isEqualTo(300);
            assertThat(operators.get("/api/v1/meterValues?identity=stranger").size())
                    .isEqualTo(500);
            assertThat(operators.get("/api/v1/transactions?identity=CP-1").size())
                    .isEqualTo(5);
            assertThat(bound(server, "security-events")).containsEntry("exceeded", 4_800L);
            assertThat(bound(server, "certificate-requests")).containsEntry("exceeded", 4_990L);
            assertThat(bound(server, "connectors")).containsEntry("exceeded", 4_900L);
            assertThat(bound(server, "transactions")).containsEntry("exceeded", 4_700L);
            assertThat(bound(server, "meter-values")).containsEntry("exceeded", 4_500L);
            assertThat(operators
                            .json("DELETE", "/api/v1/stations/stranger/data", "")
                            .path("deleted")
                            .asLong())
                    .isEqualTo(200 + 10 + 50 + 100 + 300 + 500);
            assertThat(stranger.call("Heartbeat", "{}")).startsWith("[3,");
        }
    }
}
