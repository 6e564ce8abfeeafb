package org.ocpp4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.v16.ResetRequest;
import org.ocpp4j.core.v16.ResetResponse;
import org.ocpp4j.core.v16.ResetStatus;
import org.ocpp4j.json.internal.client.ClientSettings;
import org.ocpp4j.json.internal.frame.FrameCodecs;

/** Our client against a central system that behaves, or does not. */
class ClientTest {
    private static final String RESET = "[2,\"r\",\"Reset\",{\"type\":\"Soft\"}]";

    private RawCentralSystem central;

    @BeforeEach
    void start() throws Exception {
        central = new RawCentralSystem();
    }

    @AfterEach
    void stop() throws Exception {
        central.close();
    }

    private WebSocketClientTransport.Builder transport() {
        return WebSocketClientTransport.builder(central.address()).noPings();
    }

    private static CompletionStage<CentralSystem> connect(WebSocketClientTransport transport, String identity) {
        Handlers<CentralSystem> handlers = Handlers.ofStation();
        handlers.on(ResetRequest.class, (from, reset) -> new ResetResponse(ResetStatus.ACCEPTED));
        return OcppClient.builder(identity, handlers)
                .versions(Ocpp16.VERSION, Ocpp15.VERSION)
                .build()
                .connect(transport);
    }

    private CentralSystem connected(WebSocketClientTransport.Builder transport) throws Exception {
        var connecting = connect(transport.build(), "CP-1");
        central.acceptAndUpgrade();
        return Await.result(connecting);
    }

    @ParameterizedTest
    @CsvSource({"ocpp1.6, 1.6", "ocpp1.5, 1.5"})
    void identityPasswordAndVersionsAreInTheRequest(String chosen, String version) throws Exception {
        byte[] password = {(byte) 0x80, 0, (byte) 0xff, ':', '\n'};
        var connecting = connect(transport().password(password).build(), "Säule 1/ä");
        String request = central.accept();
        assertThat(request)
                .startsWith("GET /ocpp/S%C3%A4ule%201%2F%C3%A4 HTTP/1.1\r\n")
                .containsIgnoringCase("Sec-WebSocket-Protocol: ocpp1.6, ocpp1.5\r\n");
        String credentials = request.replaceAll("(?s).*Authorization: Basic ([^\r]*)\r\n.*", "$1");
        byte[] decoded = Base64.getDecoder().decode(credentials);
        byte[] user = "Säule 1/ä:".getBytes(StandardCharsets.UTF_8);
        assertThat(Arrays.copyOf(decoded, user.length)).isEqualTo(user);
        assertThat(Arrays.copyOfRange(decoded, user.length, decoded.length)).isEqualTo(password);
        central.upgrade(request, chosen);
        CentralSystem peer = Await.result(connecting);
        assertThat(peer.version().name()).isEqualTo(version);
        assertThat(peer.identity()).isEqualTo("Säule 1/ä");
    }

    @ParameterizedTest
    @CsvSource({
        "ws://h:1/ocpp, /ocpp/CP-1",
        "ws://h:1/ocpp/, /ocpp/CP-1",
        "ws://h:1, /CP-1",
        "ws://h:1/a/b?c=d, /a/b/CP-1?c=d",
    })
    void theIdentityFollowsTheEndpoint(String endpoint, String path) {
        ClientSettings settings = new ClientSettings(
                URI.create(endpoint),
                identity -> null,
                Duration.ZERO,
                null,
                Duration.ZERO,
                1,
                1,
                FrameCodecs.ofSize(1));
        assertThat(settings.address("CP-1").toString()).isEqualTo("ws://h:1" + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h/ocpp", "ocpp", "ws:ocpp"})
    void otherAddressesAreRefused(String address) {
        assertThatThrownBy(() -> WebSocketClientTransport.builder(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 429, 500, 302})
    void aRefusalTellsTheStatus(int status) throws Exception {
        var connecting = connect(transport().build(), "CP-1");
        central.accept();
        central.answer("HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\nWWW-Authenticate: Basic realm=\"x\"\r\n"
                + "Location: /\r\nConnection: close\r\n\r\n");
        assertThat(Await.failure(connecting))
                .isInstanceOfSatisfying(
                        ConnectionRefusedException.class,
                        refused -> assertThat(refused.status()).isEqualTo(status));
    }

    @Test
    void noSubprotocolInTheAnswerIsARefusalToo() throws Exception {
        var connecting = connect(transport().build(), "CP-1");
        central.upgrade(central.accept(), "");
        assertThat(Await.failure(connecting))
                .isInstanceOfSatisfying(
                        ConnectionRefusedException.class,
                        refused -> assertThat(refused.status()).isEqualTo(101));
        assertThat(central.ends()).isTrue();
    }

    @Test
    void whoCannotBeReachedIsNamed() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var transport = WebSocketClientTransport.builder(URI.create("ws://127.0.0.1:" + port))
                .build();
        assertThat(Await.failure(connect(transport, "CP-1"))).isInstanceOf(ConnectException.class);
    }

    @Test
    void aHandshakeWithoutAnswerEnds() throws Exception {
        var connecting =
                connect(transport().connectTimeout(Duration.ofMillis(300)).build(), "CP-1");
        central.accept();
        assertThat(Await.failure(connecting)).isInstanceOf(HttpTimeoutException.class);
        assertThat(central.ends()).isTrue();
    }

    @Test
    void whatComesWithTheHandshakeIsNotLost() throws Exception {
        var connecting = connect(transport().build(), "CP-1");
        String request = central.accept();
        central.upgrade(request, "ocpp1.6");
        central.text(RESET);
        Await.result(connecting);
        assertThat(central.receiveText()).isEqualTo("[3,\"r\",{\"status\":\"Accepted\"}]");
    }

    @Test
    void fragmentsMakeAMessage() throws Exception {
        connected(transport());
        byte[] message = RESET.getBytes(StandardCharsets.UTF_8);
        central.frame(RawStation.TEXT, false, Arrays.copyOf(message, 10));
        central.frame(RawStation.PING, true, new byte[] {'p'});
        central.frame(RawStation.CONTINUATION, false, new byte[0]);
        central.frame(RawStation.CONTINUATION, true, Arrays.copyOfRange(message, 10, message.length));
        assertThat(central.receive()).isEqualTo(new byte[] {RawStation.PONG, 'p'});
        assertThat(central.receiveText()).startsWith("[3,\"r\"");
        central.text(RESET.replace("\"r\"", "\"long\"") + " ".repeat(300_000));
        assertThat(central.receiveText()).startsWith("[3,\"long\"");
    }

    @Test
    void aMessageBeyondTheLimitEndsTheConnection() throws Exception {
        CentralSystem peer = connected(transport().maxFrameSize(1_000));
        central.frame(RawStation.TEXT, false, new byte[900]);
        central.frame(RawStation.CONTINUATION, false, new byte[900]);
        assertThat(central.closeCode()).isEqualTo(1008);
        assertThat(Await.result(peer.closed()).kind()).isEqualTo(CloseReason.Kind.VIOLATION);
        assertThat(central.ends()).isTrue();
    }

    @Test
    void binaryMessagesEndTheConnection() throws Exception {
        CentralSystem peer = connected(transport());
        central.frame(RawStation.BINARY, true, new byte[1]);
        assertThat(central.closeCode()).isEqualTo(1008);
        assertThat(Await.result(peer.closed()).kind()).isEqualTo(CloseReason.Kind.VIOLATION);
    }

    @Test
    void invalidTextEndsTheConnection() throws Exception {
        CentralSystem peer = connected(transport());
        central.frame(RawStation.TEXT, true, new byte[] {(byte) 0xc3, '('});
        assertThat(Await.result(peer.closed()).kind()).isEqualTo(CloseReason.Kind.FAILED);
        assertThat(central.ends()).isTrue();
    }

    @Test
    void aCloseFrameIsAnswered() throws Exception {
        CentralSystem peer = connected(transport());
        var waiting = peer.send(new HeartbeatRequest());
        assertThat(central.receiveText()).contains("Heartbeat");
        central.frame(RawStation.CLOSE, true, new byte[] {3, (byte) 0xe9, 'x'});
        assertThat(central.closeCode()).isEqualTo(1001);
        assertThat(Await.result(peer.closed())).isEqualTo(new CloseReason(CloseReason.Kind.REMOTE, 1001, "x"));
        assertThat(Await.failure(waiting)).hasMessageContaining("Heartbeat was sent");
    }

    @Test
    void closingSendsCodeAndTextAndWaitsForTheAnswerButNotLong() throws Exception {
        CentralSystem peer = connected(transport());
        var closed = peer.close(CloseReason.goingAway("ü".repeat(100)));
        assertThat(central.closeCode()).isEqualTo(1001);
        assertThat(Await.result(closed).code()).isEqualTo(1001);
        assertThat(central.ends()).isTrue();
    }

    @Test
    void aConnectionThatBreaksIsTold() throws Exception {
        CentralSystem peer = connected(transport());
        central.hangUp();
        assertThat(Await.result(peer.closed()).kind()).isEqualTo(CloseReason.Kind.FAILED);
    }

    @Test
    void silenceAfterAPingEndsTheConnection() throws Exception {
        CentralSystem peer = connected(transport().pings(Duration.ofMillis(50), Duration.ofMillis(300)));
        for (int i = 0; i < 3; i++) {
            assertThat(central.receive()).isEqualTo(new byte[] {RawStation.PING});
            central.frame(RawStation.PONG, true, new byte[0]);
        }
        assertThat(Await.result(peer.closed()).text()).contains("300 ms");
        assertThat(central.ends()).isTrue();
    }

    @Test
    void messagesLeaveInOrder() throws Exception {
        CentralSystem peer = connected(transport());
        int count = 50;
        for (int i = 0; i < count; i++) {
            central.text(RESET.replace("\"r\"", "\"" + i + "\""));
        }
        var call = peer.send(new DataTransferRequest("vendor", null, "x".repeat(200_000)));
        List<String> answers = new ArrayList<>();
        while (answers.size() < count) {
            String message = central.receiveText();
            if (message.startsWith("[3,")) {
                answers.add(message.split("\"", -1)[1]);
            } else {
                assertThat(message).hasSizeGreaterThan(200_000);
            }
        }
        for (int i = 0; i < count; i++) {
            assertThat(answers.get(i)).isEqualTo(String.valueOf(i));
        }
        assertThat(call.toCompletableFuture()).isNotDone();
    }

    @Test
    void aMessageThatIsTooLargeFailsAndTheNextOneLeaves() throws Exception {
        CentralSystem peer = connected(transport().maxUnsent(1_000));
        var tooMuch = peer.send(new DataTransferRequest("vendor", null, "x".repeat(2_000)));
        assertThat(Await.failure(tooMuch)).isInstanceOf(NotRepresentableException.class);
        peer.send(new HeartbeatRequest());
        assertThat(central.receiveText()).contains("Heartbeat");
    }
}
