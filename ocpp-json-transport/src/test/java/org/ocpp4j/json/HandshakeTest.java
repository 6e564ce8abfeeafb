package org.ocpp4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.json.RawStation.offering;
import static org.ocpp4j.json.RawStation.request;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.json.handshake.RefusalCause;

/** From the socket to the session, or to a refusal. */
class HandshakeTest {
    private final ServerFixture door = new ServerFixture();

    @AfterEach
    void stop() {
        door.close();
    }

    private String refused(String request) throws IOException {
        try (RawStation station = door.raw()) {
            String head = station.ask(request);
            assertThat(station.ends()).isTrue();
            return head;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/ocpp/CP-1, CP-1",
        "/ocpp/CP-1/, CP-1",
        "/ocpp/CP%201%2F%C3%A4/acme, CP 1/ä",
        "http://central.example.com/ocpp/CP-1, CP-1",
    })
    void theIdentityIsInThePath(String path, String identity) throws Exception {
        door.start();
        try (RawStation station = door.raw()) {
            String head = station.ask(request(path, offering("ocpp1.6"), "Authorization: Basic Zm9v"));
            assertThat(head)
                    .startsWith("HTTP/1.1 101 ")
                    .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n") // RFC 6455, section 1.3
                    .contains("Sec-WebSocket-Protocol: ocpp1.6\r\n");
            Handshake handshake = door.station(identity).handshake();
            assertThat(handshake.path()).isEqualTo(path.substring(path.indexOf("/ocpp")));
            assertThat(door.handshakes.get(0).header("Authorization")).contains("Basic Zm9v");
            assertThat(handshake.headers()).as("what is remembered").containsOnlyKeys("host");
            assertThat(handshake.remoteAddress()).isEqualTo("127.0.0.1:" + station.localPort());
            station.text(ServerFixture.HEARTBEAT);
            assertThat(station.receiveText()).startsWith("[3,\"1\",");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET /ocpp/a%zz HTTP/1.1, 400",
        "GET /ocpp/a%C3 HTTP/1.1, 400",
        "GET /other/CP-1 HTTP/1.1, 404",
        "GET /ocpp HTTP/1.1, 404",
        "POST /ocpp/CP-1 HTTP/1.1, 405",
        "GET /ocpp/CP-1 HTTP/1.0, 400",
        "nonsense, 400",
    })
    void whatIsWrongIsAnsweredAndReported(String line, int status) throws Exception {
        door.start();
        String request = request("/", offering("ocpp1.6")).replaceFirst("GET / HTTP/1.1", line);
        assertThat(refused(request)).startsWith("HTTP/1.1 " + status + " ");
        assertThat(door.refusal().status()).isEqualTo(status);
        assertThat(door.refusal().remoteAddress()).startsWith("127.0.0.1:");
    }

    @Test
    void otherVersionsOfWebSocketAreTold() throws Exception {
        door.start();
        assertThat(refused(request("/ocpp/CP-1").replace("Version: 13", "Version: 8")))
                .startsWith("HTTP/1.1 426 ")
                .contains("Sec-WebSocket-Version: 13\r\n");
    }

    @Test
    void anEndlessRequestIsCutOff() throws Exception {
        door.start();
        String request = request("/ocpp/CP-1", "X: " + "x".repeat(20_000));
        assertThat(refused(request)).startsWith("HTTP/1.1 431 ");
        assertThat(door.refusal().status()).isEqualTo(431);
        assertThat(door.refusal().cause()).isEqualTo(RefusalCause.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @EnumSource(Decision.Refusal.class)
    void aRefusalIsSentAndTheSocketClosed(Decision.Refusal refusal) throws Exception {
        door.admission = handshake -> CompletableFuture.completedFuture(Decision.refuse(refusal, "test"));
        door.start();
        String head = refused(request("/ocpp/CP-1", offering("ocpp1.6")));
        assertThat(head).startsWith("HTTP/1.1 " + refusal.status() + " ");
        assertThat(head.contains("\r\nWWW-Authenticate: Basic realm=\"ocpp\"\r\n"))
                .isEqualTo(refusal == Decision.Refusal.UNAUTHORIZED);
        assertThat(door.refusal().reason()).isEqualTo("test");
        assertThat(door.refusal().cause()).isEqualTo(RefusalCause.ADMISSION);
        assertThat(door.refusal().path()).isEqualTo("/ocpp/CP-1");
        assertThat(door.server().stations()).isEmpty();
    }

    @Test
    void aRefusedSocketIsClosedEvenIfThePeerKeepsItOpen() throws Exception {
        door.admission =
                handshake -> CompletableFuture.completedFuture(Decision.refuse(Decision.Refusal.UNAUTHORIZED, "test"));
        door.start();
        try (RawStation station = door.raw()) {
            station.ask(request("/ocpp/CP-1", offering("ocpp1.6")));
            Await.until("writing fails", () -> {
                try {
                    station.send("x");
                    return false;
                } catch (IOException closed) {
                    return true;
                }
            });
        }
    }

    @Test
    void decisionsMayComeLateAndDelayNobody() throws Exception {
        CompletableFuture<Decision> late = new CompletableFuture<>();
        door.admission = handshake ->
                handshake.identity().equals("late") ? late : CompletableFuture.completedFuture(Decision.ACCEPT);
        door.transport.ioThreads(1);
        door.start();
        try (RawStation waiting = door.raw();
                RawStation gone = door.raw()) {
            waiting.send(request("/ocpp/late", offering("ocpp1.6")));
            gone.send(request("/ocpp/late", offering("ocpp1.6")));
            waiting.text(ServerFixture.HEARTBEAT); // too early, and yet not lost
            Await.until("both wait", () -> door.handshakes.size() == 2);
            gone.reset();
            try (RawStation other = door.connected("other")) {
                other.text(ServerFixture.HEARTBEAT);
                assertThat(other.receiveText()).startsWith("[3,");
            }
            Await.until("the one that left is reported", () -> !door.refused.isEmpty());
            late.complete(Decision.ACCEPT);
            assertThat(waiting.head()).startsWith("HTTP/1.1 101 ");
            assertThat(waiting.receiveText()).startsWith("[3,\"1\"");
            assertThat(door.connected).containsExactly("other", "late");
        }
    }

    @Test
    void aDecisionThatNeverComesEndsInARefusal() throws Exception {
        door.admission = handshake -> new CompletableFuture<>();
        door.transport.handshakeDeadline(Duration.ofMillis(200));
        door.start();
        assertThat(refused(request("/ocpp/CP-1", offering("ocpp1.6")))).startsWith("HTTP/1.1 503 ");
        assertThat(door.refusal().reason()).contains("200 ms");
        assertThat(door.refusal().cause()).isEqualTo(RefusalCause.ADMISSION_TIMEOUT);
    }

    @ParameterizedTest
    @CsvSource({"''", "GET /ocpp/CP-1 HTTP/1.1"})
    void aStalledHandshakeEnds(String beginning) throws Exception {
        door.transport.handshakeDeadline(Duration.ofMillis(200));
        door.start();
        try (RawStation station = door.raw()) {
            station.send(beginning);
            assertThat(station.head()).startsWith("HTTP/1.1 408 ");
            assertThat(station.ends()).isTrue();
            assertThat(door.refusal().status()).isEqualTo(408);
            assertThat(door.refusal().cause()).isEqualTo(RefusalCause.REQUEST_TIMEOUT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'ocpp1.6', ocpp1.6",
        "'ocpp1.5,ocpp1.6', ocpp1.6",
        "'ocpp2.0.1, ocpp1.5', ocpp1.5",
    })
    void ourMostPreferredVersionWins(String offered, String chosen) throws Exception {
        door.start();
        try (RawStation station = door.raw()) {
            assertThat(station.ask(request("/ocpp/CP-1", "Sec-WebSocket-Protocol: " + offered)))
                    .contains("Sec-WebSocket-Protocol: " + chosen + "\r\n");
            assertThat(door.station("CP-1").version().subprotocol()).isEqualTo(chosen);
        }
    }

    @ParameterizedTest
    @CsvSource({"Sec-WebSocket-Protocol: ocpp2.0.1", "Sec-WebSocket-Protocol: ocpp16", "X: y"})
    void nothingInCommonCompletesTheHandshakeAndCloses(String header) throws Exception {
        door.start();
        try (RawStation station = door.raw()) {
            assertThat(station.ask(request("/ocpp/CP-1", header)))
                    .startsWith("HTTP/1.1 101 ")
                    .doesNotContain("Sec-WebSocket-Protocol");
            assertThat(station.closeCode()).isEqualTo(1002);
            assertThat(station.ends()).isTrue();
        }
        assertThat(door.refusal().status()).isEqualTo(101);
        assertThat(door.refusal().cause()).isEqualTo(RefusalCause.NO_COMMON_VERSION);
        assertThat(door.handshakes).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-WebSocket-Protocol: ocpp16, ocpp16, ocpp1.6",
        "Sec-WebSocket-Protocol: OCPP1.5, OCPP1.5, ocpp1.5",
        "Sec-WebSocket-Protocol: ocpp1.6J, ocpp1.6J, ocpp1.6",
        "X: y, , ocpp1.6",
    })
    void lenientlyOtherSpellingsAndNothingAreTaken(String header, String answered, String version) throws Exception {
        door.transport.lenientSubprotocols(true);
        door.start();
        try (RawStation station = door.raw()) {
            String head = station.ask(request("/ocpp/CP-1", header));
            if (answered == null) {
                assertThat(head).doesNotContain("Sec-WebSocket-Protocol");
            } else {
                assertThat(head).contains("Sec-WebSocket-Protocol: " + answered + "\r\n");
            }
            assertThat(door.station("CP-1").version().subprotocol()).isEqualTo(version);
        }
    }

    @ParameterizedTest
    @CsvSource({"'text/html,*/*', text/html", "*/*, text/plain"})
    void browsersAreToldWhatThisPortIs(String accept, String type) throws Exception {
        door.start();
        try (RawStation browser = door.raw()) {
            String head = browser.ask("GET / HTTP/1.1\r\nHost: x\r\nAccept: " + accept + "\r\n\r\n");
            assertThat(head).startsWith("HTTP/1.1 426 ").contains("Content-Type: " + type);
            assertThat(browser.rest()).contains("This port speaks OCPP-J").contains(" /ocpp/{identity}.");
        }
        assertThat(door.refused).isEmpty();
    }

    @Test
    void aLostUpgradeHeaderIsReported() throws Exception {
        door.start();
        assertThat(refused(request("/ocpp/CP-1", offering("ocpp1.6")).replace("Upgrade: websocket\r\n", "")))
                .startsWith("HTTP/1.1 426 ");
        assertThat(door.refusal().reason()).contains("proxy");
        assertThat(door.refusal().cause()).isEqualTo(RefusalCause.NO_WEBSOCKET);
    }

    @Test
    void tlsOnAPlainPortIsReported() throws Exception {
        door.start();
        try (RawStation station = door.raw()) {
            station.send(new byte[] {0x16, 3, 1, 0, 5, 1, 0, 0, 1, 3});
            assertThat(station.ends()).isTrue();
        }
        assertThat(door.refusal().reason()).contains("TLS");
        assertThat(door.refusal().cause()).isEqualTo(RefusalCause.MALFORMED_REQUEST);
    }

    @Test
    void thereIsALimitOfConnections() throws Exception {
        door.transport.maxConnections(3);
        door.start();
        List<RawStation> stations = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            stations.add(door.connected("CP-" + i));
        }
        assertThat(refused(request("/ocpp/CP-3", offering("ocpp1.6")))).startsWith("HTTP/1.1 429 ");
        stations.get(0).close();
        Await.until("a place is free", () -> !door.ended.isEmpty());
        door.connected("CP-3").close();
        for (RawStation station : stations) {
            station.close();
        }
    }
}
