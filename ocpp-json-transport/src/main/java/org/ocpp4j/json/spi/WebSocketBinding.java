package org.ocpp4j.json.spi;

import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.transport.Bound;

/**
 * Connects an endpoint to a WebSocket library: Java-WebSocket, the default; Netty, in {@code ocpp-netty-transport}; or
 * the web server of an application, with {@link HostedWebSockets}. With every binding, the {@link Entrance} decides
 * which stations may connect and which version they use.
 */
public interface WebSocketBinding {
    /**
     * Starts listening.
     *
     * @param settings the address and the limits
     * @param entrance answers opening requests
     * @return the endpoint, once it listens; fails with the reason if it cannot listen
     */
    CompletionStage<Bound> start(EndpointSettings settings, Entrance entrance);
}
