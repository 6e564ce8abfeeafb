package org.ocpp4j.json.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.json.Await;
import org.ocpp4j.json.internal.frame.ClosingHandshake;
import org.ocpp4j.json.internal.frame.FrameCodecs;

/** The client over a WebSocket that does what it is told: what no real peer does at a chosen moment. */
class ClientConnectionTest {
    private final CompletableFuture<CentralSystem> peer = new CompletableFuture<>();

    /** A WebSocket whose peer says nothing more; a ping that is being sent meets the close by the application. */
    private final class Silent implements WebSocket {
        private final CompletableFuture<WebSocket> done = CompletableFuture.completedFuture(this);
        private volatile boolean aborted;
        private CompletableFuture<WebSocket> textSent = done;

        @Override
        public CompletableFuture<WebSocket> sendPing(ByteBuffer message) {
            peer.join().close(CloseReason.normal("bye"));
            return done;
        }

        @Override
        public CompletableFuture<WebSocket> sendText(CharSequence data, boolean last) {
            return textSent;
        }

        @Override
        public CompletableFuture<WebSocket> sendBinary(ByteBuffer data, boolean last) {
            return done;
        }

        @Override
        public CompletableFuture<WebSocket> sendPong(ByteBuffer message) {
            return done;
        }

        @Override
        public CompletableFuture<WebSocket> sendClose(int code, String reason) {
            return done;
        }

        @Override
        public void request(long messages) {}

        @Override
        public String getSubprotocol() {
            return "ocpp1.6";
        }

        @Override
        public boolean isOutputClosed() {
            return aborted;
        }

        @Override
        public boolean isInputClosed() {
            return aborted;
        }

        @Override
        public void abort() {
            aborted = true;
        }
    }

    private static ClientSettings settings(@Nullable Duration pingInterval) {
        return new ClientSettings(
                URI.create("ws://localhost:1/ocpp"),
                identity -> null,
                Duration.ofSeconds(1),
                pingInterval,
                Duration.ofMinutes(1),
                1_000,
                1_000,
                FrameCodecs.ofSize(1_000));
    }

    @Test
    void aPingDoesNotTakeTheDeadlineOfTheCloseAway() {
        Silent socket = new Silent();
        ClientConnection connection = new ClientConnection(settings(Duration.ofMillis(1)), socket);
        OcppClient.builder("CP-1", Handlers.ofStation())
                .build()
                .connect((identity, acceptor) -> {
                    connection.open(acceptor, new Handshake(identity, Ocpp16.VERSION, "test", "/", Map.of()));
                    return CompletableFuture.completedFuture(null);
                })
                .thenAccept(peer::complete);
        assertThat(Await.result(peer.join().closed()).text()).isEqualTo("bye");
        assertThat(socket.aborted).isTrue();
    }

    @Test
    void whatTheCentralSystemDoesNotReadIsBounded() {
        Silent socket = new Silent();
        socket.textSent = new CompletableFuture<>();
        ClientConnection connection = new ClientConnection(settings(null), socket);
        assertThat(Await.failure(connection.write("x".repeat(1_001)))).isInstanceOf(NotRepresentableException.class);
        var waiting = connection.write("x".repeat(1_000)).toCompletableFuture();
        assertThat(Await.failure(connection.write("x")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not read");
        assertThat(waiting).isNotDone();
        socket.textSent.complete(socket);
        Await.result(waiting);
        Await.result(connection.write("x".repeat(1_000)));
    }

    @Test
    void aCloseReasonThatIsCutThroughASurrogatePairIsStillSent() {
        String text = "x".repeat(122) + "\uD83D\uDE00";
        assertThat(ClosingHandshake.fitting(text)).isEqualTo("x".repeat(122) + "?");
        assertThat(ClosingHandshake.fitting("\uD800 " + "ä".repeat(100))).isEqualTo("? " + "ä".repeat(60));
    }
}
