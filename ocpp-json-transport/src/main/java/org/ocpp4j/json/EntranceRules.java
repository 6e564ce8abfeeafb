package org.ocpp4j.json;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.codec.FrameLimits;

/** What {@link WebSocketServerTransport.Builder} collects for the {@link Entrance}; explained there. */
record EntranceRules(
        PathTemplate paths,
        boolean lenientSubprotocols,
        int maxFrameSize,
        int maxConnections,
        Duration decisionDeadline,
        TrustedProxies proxies,
        Optional<HandshakeRate> rate,
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
}
