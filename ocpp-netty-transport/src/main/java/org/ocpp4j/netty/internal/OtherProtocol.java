package org.ocpp4j.netty.internal;

import io.netty.channel.ChannelHandler;
import java.util.function.BooleanSupplier;
import org.ocpp4j.json.spi.EndpointSettings;
import org.ocpp4j.json.spi.Entrance;

/** A second protocol on the port of OCPP-J. It keeps SOAP out of the classes that every endpoint loads. */
@FunctionalInterface
public interface OtherProtocol {
    /**
     * Creates the handler that reads the start of a connection. If the connection uses this protocol, it replaces
     * {@link NettyOpening} by its own handlers. Then it removes itself from the pipeline.
     *
     * @param stopping returns whether the endpoint stops; its handlers also receive {@link NettyEndpoint#STOPPING}
     */
    ChannelHandler first(NettySocket socket, EndpointSettings settings, Entrance entrance, BooleanSupplier stopping);
}
