package org.ocpp4j.netty.internal;

import io.netty.channel.ChannelHandler;
import java.util.function.BooleanSupplier;
import org.ocpp4j.json.spi.EndpointSettings;
import org.ocpp4j.json.spi.Entrance;

/** What a port speaks besides OCPP-J. It keeps SOAP out of the classes that every endpoint loads. */
@FunctionalInterface
public interface OtherProtocol {
    /**
     * Makes the handler that reads the beginning of a connection. It removes itself from the pipeline; before that it puts
     * its own handlers in the place of {@link NettyOpening} if the connection is its own.
     *
     * @param stopping says whether the endpoint stops; its handlers are also sent {@link NettyEndpoint#STOPPING}
     */
    ChannelHandler first(NettySocket socket, EndpointSettings settings, Entrance entrance, BooleanSupplier stopping);
}
