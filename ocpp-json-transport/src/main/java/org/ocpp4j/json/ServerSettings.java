package org.ocpp4j.json;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.codec.FrameLimits;

/** What {@link WebSocketServerTransport.Builder} collects; explained there. */
record ServerSettings(
        String host,
        int port,
        PathTemplate paths,
        boolean lenientSubprotocols,
        int maxFrameSize,
        int maxUnsentBytes,
        int maxConnections,
        Duration handshakeDeadline,
        @Nullable Duration pingInterval,
        Duration pongTimeout,
        int ioThreads,
        @Nullable Supplier<SSLContext> tls,
        SSLParameters tlsParameters,
        Consumer<RefusedConnection> refusals) {
    /** No character takes less than a byte, so the limit in bytes holds for characters too. */
    static FrameCodec codec(int maxFrameSize) {
        FrameLimits defaults = FrameLimits.DEFAULT;
        return new FrameCodec(new FrameLimits(
                maxFrameSize,
                defaults.depth(),
                Math.max(defaults.stringLength(), maxFrameSize / 2),
                defaults.numberLength()));
    }

    /** Fine enough for every deadline, and coarse enough to cost nothing. */
    long tickMillis() {
        return Stream.of(
                        handshakeDeadline,
                        pongTimeout,
                        pingInterval == null ? pongTimeout : pingInterval,
                        ClosingHandshake.PATIENCE)
                .mapToLong(Duration::toMillis)
                .map(shortest -> Math.max(10, Math.min(500, shortest / 4)))
                .min()
                .orElse(500);
    }
}
