package org.ocpp4j.examples;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.codec.FrameLimits;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.ClientTransport;
import org.ocpp4j.core.transport.FrameChannel;
import org.ocpp4j.core.transport.FrameConnection;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.version.OcppVersion;

/**
 * A station on a WebSocket client that the library does not know: here that of {@code java.net.http}, with nothing but the
 * essentials. The library's own client does more: time-outs, passwords, pings, limits.
 */
public final class OwnClientTransport implements ClientTransport {
    private final URI endpoint;
    private final HttpClient http = HttpClient.newHttpClient();
    private final FrameCodec codec = new FrameCodec(FrameLimits.DEFAULT);

    OwnClientTransport(URI endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public CompletionStage<Void> connect(String identity, Acceptor acceptor) {
        OcppVersion version = acceptor.versions().get(0);
        URI address = URI.create(endpoint + "/" + identity);
        Listener listener = new Listener();
        return http.newWebSocketBuilder()
                .subprotocols(version.subprotocol())
                .buildAsync(address, listener)
                .thenAccept(socket -> {
                    Handshake handshake =
                            new Handshake(identity, version, address.getAuthority(), address.getPath(), Map.of());
                    listener.frames = FrameConnection.open(acceptor, handshake, new Channel(socket, listener), codec);
                    socket.request(1); // and not before: frames need somewhere to go
                });
    }

    /** What comes in. The JDK calls it for one event after the other. */
    private static final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();
        private volatile @Nullable FrameConnection frames;

        @Override
        public void onOpen(WebSocket socket) {}

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            message.append(part);
            if (last && frames != null) {
                frames.received(message.toString());
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed(new CloseReason(CloseReason.Kind.REMOTE, code, reason));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed(CloseReason.failed("the connection broke: " + error.getMessage()));
        }

        private void closed(CloseReason reason) {
            if (frames != null) {
                frames.closed(reason);
            }
        }
    }

    /** What goes out. The JDK takes a message only when the one before has left, so each waits for its predecessor. */
    private static final class Channel implements FrameChannel {
        private final WebSocket socket;
        private final Listener listener;
        private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

        private Channel(WebSocket socket, Listener listener) {
            this.socket = socket;
            this.listener = listener;
        }

        @Override
        public synchronized CompletionStage<Void> write(String frame) {
            last = last.thenCompose(before -> socket.sendText(frame, true));
            return last.thenAccept(sent -> {});
        }

        @Override
        public synchronized void close(CloseReason reason) {
            last = last.thenCompose(before -> socket.sendClose(WebSocket.NORMAL_CLOSURE, reason.text()))
                    .whenComplete((sent, failure) -> listener.closed(reason));
        }
    }
}
