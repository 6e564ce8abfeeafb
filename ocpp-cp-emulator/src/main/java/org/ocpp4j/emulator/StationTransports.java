package org.ocpp4j.emulator;

import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.transport.ClientTransport;
import org.ocpp4j.json.WebSocketClientTransport;

/**
 * Creates the transports to the central systems that configurations of stations name. Called by any thread; must not
 * block.
 */
@FunctionalInterface
public interface StationTransports {
    /** WebSockets; with TLS, the trusted issuers of the platform apply. */
    StationTransports WEB_SOCKET = (URI centralSystem, Function<String, byte @Nullable []> passwords) ->
            WebSocketClientTransport.builder(centralSystem).passwords(passwords).build();

    /**
     * Creates a transport, which many stations may share.
     *
     * @param centralSystem an address with the scheme ws or wss, without the identity
     * @param passwords returns the password of an identity; null for none
     * @return the transport
     */
    ClientTransport to(URI centralSystem, Function<String, byte @Nullable []> passwords);
}
