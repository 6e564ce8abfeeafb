package org.ocpp4j.json.spi;

import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.transport.Bound;

/**
 * What moves the bytes of an endpoint for stations: Java-WebSocket, which is the default, Netty, which is in
 * {@code ocpp-netty-transport}, or the web server of an application, for which there is {@link HostedWebSockets}. Who may
 * enter and what is spoken is the same for all, and decided by the {@link Entrance}.
 */
public interface WebSocketBinding {
    /**
     * Starts to listen.
     *
     * @param settings where, and within which limits
     * @param entrance answers opening requests
     * @return the endpoint, once it listens; fails with the reason when it cannot
     */
    CompletionStage<Bound> start(EndpointSettings settings, Entrance entrance);
}
