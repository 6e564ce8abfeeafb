package org.ocpp4j.netty;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.json.spi.EndpointSettings;
import org.ocpp4j.json.spi.Entrance;
import org.ocpp4j.json.spi.WebSocketBinding;
import org.ocpp4j.soap.SoapService;

/**
 * An endpoint for stations over Netty; pass it to {@code WebSocketServerTransport.Builder.binding}. Everything else is as
 * with the default binding. Stateless and thread-safe; each endpoint has event loops of its own, as many as its settings
 * say.
 *
 * <p>The port may be shared with OCPP-S: requests whose path a {@link SoapService} serves are answered by it, with the
 * same TLS, the same trusted proxies and the same reports of what was refused. The handshake deadline holds for the head
 * of a request and again for its body; the limit of handshakes per minute is not applied. Connections that speak SOAP
 * count among the sockets that may be open, not among the stations that are connected.
 */
public final class NettyBinding implements WebSocketBinding {
    /** Longer than proxies keep theirs, 60 s by default, so that none sends a request while we close. */
    private static final Duration SILENCE = Duration.ofSeconds(75);

    private final @Nullable SharedPort shared;

    /** A binding that may be used for any number of endpoints. */
    public NettyBinding() {
        this.shared = null;
    }

    /**
     * A binding whose endpoints speak OCPP-S too. A connection speaks one of the two until it ends: what its first
     * request asks for decides.
     *
     * @param soap answers the requests for its paths; stopping an endpoint does not stop it
     */
    public NettyBinding(SoapService soap) {
        this(soap, SILENCE);
    }

    /**
     * For tests.
     *
     * @param silence how long a connection may be kept open between two requests
     */
    NettyBinding(SoapService soap, Duration silence) {
        this.shared = new SharedPort(soap, silence);
    }

    @Override
    public CompletionStage<Bound> start(EndpointSettings settings, Entrance entrance) {
        return new NettyEndpoint(settings, entrance, shared).start();
    }
}
