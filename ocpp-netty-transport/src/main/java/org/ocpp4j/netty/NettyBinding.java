package org.ocpp4j.netty;

import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.json.spi.EndpointSettings;
import org.ocpp4j.json.spi.Entrance;
import org.ocpp4j.json.spi.WebSocketBinding;
import org.ocpp4j.netty.internal.NettyEndpoint;

/**
 * An endpoint for stations over Netty; pass it to {@code WebSocketServerTransport.Builder.binding}. In all other
 * respects it works like the default binding. Stateless and thread-safe; each endpoint has its own event loops, as many
 * as its settings define. {@code org.ocpp4j.netty.soap.SharedPortBinding} also serves OCPP-S on the same port.
 */
public final class NettyBinding implements WebSocketBinding {
    /** Creates a binding for any number of endpoints. */
    public NettyBinding() {}

    @Override
    public CompletionStage<Bound> start(EndpointSettings settings, Entrance entrance) {
        return new NettyEndpoint(settings, entrance, null).start();
    }
}
