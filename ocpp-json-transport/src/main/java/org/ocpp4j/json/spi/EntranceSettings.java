package org.ocpp4j.json.spi;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.ocpp4j.core.network.NetworkRange;
import org.ocpp4j.json.handshake.PathTemplate;
import org.ocpp4j.json.handshake.RefusedConnection;

/**
 * The rules of an {@link Entrance}. Immutable; created by {@link org.ocpp4j.json.WebSocketServerTransport.Builder},
 * which explains each of them.
 *
 * @param paths the paths that stations connect to
 * @param lenientSubprotocols whether to accept stations that offer no sub-protocol, or misspell it
 * @param maxFrameSize the longest message, in bytes
 * @param maxConnections how many stations may be connected
 * @param decisionDeadline how long the engine may take to decide
 * @param trustedProxies the proxies whose headers give the address of a station; empty for none
 * @param handshakesPerMinute how many handshakes one address may begin per minute; 0 for no limit
 * @param refusals called for each connection that does not become a session; must not block
 */
public record EntranceSettings(
        PathTemplate paths,
        boolean lenientSubprotocols,
        int maxFrameSize,
        int maxConnections,
        Duration decisionDeadline,
        List<NetworkRange> trustedProxies,
        int handshakesPerMinute,
        Consumer<RefusedConnection> refusals) {
    /** Copies the list. */
    public EntranceSettings {
        trustedProxies = List.copyOf(trustedProxies);
    }
}
