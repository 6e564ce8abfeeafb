package org.ocpp4j.netty.soap;

import io.netty.channel.ChannelHandler;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.json.spi.EndpointSettings;
import org.ocpp4j.json.spi.Entrance;
import org.ocpp4j.json.spi.WebSocketBinding;
import org.ocpp4j.netty.internal.NettyEndpoint;
import org.ocpp4j.netty.internal.NettyOpening;
import org.ocpp4j.netty.internal.NettySocket;
import org.ocpp4j.soap.SoapService;

/**
 * A {@link org.ocpp4j.netty.NettyBinding} whose port is shared with OCPP-S. A {@link SoapService} answers the requests
 * for its paths, with the same TLS, the same trusted proxies and the same reports of refusals. A connection uses one of
 * the two protocols until it ends; its first request decides which. Stateless and thread-safe.
 *
 * <p>The handshake deadline applies to the head of a SOAP request and again to its body; the limit of handshakes per
 * minute does not apply. SOAP connections count towards the limit of open sockets, not towards the limit of connected
 * stations.
 *
 * <p>This class needs {@code ocpp-soap-transport}, which {@code ocpp-netty-transport} does not include.
 */
public final class SharedPortBinding implements WebSocketBinding {
    /**
     * Longer than proxies keep idle connections, 60 s by default, so that no proxy sends a request while this side
     * closes.
     */
    private static final Duration SILENCE = Duration.ofSeconds(75);

    private final SharedPort shared;

    /**
     * Creates a binding for any number of endpoints.
     *
     * @param soap answers the requests for its paths; stopping an endpoint does not stop it
     */
    public SharedPortBinding(SoapService soap) {
        this(soap, SILENCE);
    }

    /**
     * For tests.
     *
     * @param silence how long a connection may be kept open between two requests
     */
    SharedPortBinding(SoapService soap, Duration silence) {
        this.shared = new SharedPort(soap, silence);
    }

    @Override
    public CompletionStage<Bound> start(EndpointSettings settings, Entrance entrance) {
        return new NettyEndpoint(settings, entrance, this::first).start();
    }

    private ChannelHandler first(
            NettySocket socket, EndpointSettings settings, Entrance entrance, BooleanSupplier stopping) {
        return new FirstRequest(shared.soap(), pipeline -> {
            pipeline.remove(NettyOpening.class);
            new NettySoap(socket, settings, entrance, shared, stopping).addTo(pipeline);
        });
    }
}
