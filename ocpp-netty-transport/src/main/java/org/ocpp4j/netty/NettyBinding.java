package org.ocpp4j.netty;

import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.json.spi.EndpointSettings;
import org.ocpp4j.json.spi.Entrance;
import org.ocpp4j.json.spi.WebSocketBinding;
import org.ocpp4j.netty.internal.NettyEndpoint;

/**
 * An endpoint for stations over Netty; pass it to {@code WebSocketServerTransport.Builder.binding}. Everything else is as
 * with the default binding. Stateless and thread-safe; each endpoint has event loops of its own, as many as its settings
 * say. {@code org.ocpp4j.netty.soap.SharedPortBinding} also answers OCPP-S on the same port.
 */
public final class NettyBinding implements WebSocketBinding {
    /** A binding that may be used for any number of endpoints. */
    public NettyBinding() {}

    @Override
    public CompletionStage<Bound> start(EndpointSettings settings, Entrance entrance) {
        return new NettyEndpoint(settings, entrance, null).start();
    }
}
