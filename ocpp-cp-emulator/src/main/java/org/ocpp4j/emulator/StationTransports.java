package org.ocpp4j.emulator;

import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.transport.ClientTransport;
import org.ocpp4j.json.WebSocketClientTransport;

/** How stations reach the central systems that their configurations name. Called by any thread; must not block. */
@FunctionalInterface
public interface StationTransports {
    /** Through WebSockets; over TLS, trusting what the platform trusts. */
    StationTransports WEB_SOCKET = (URI centralSystem, Function<String, byte @Nullable []> passwords) ->
            WebSocketClientTransport.builder(centralSystem).passwords(passwords).build();

    /**
     * Makes a transport, which many stations may share.
     *
     * @param centralSystem an address with the scheme ws or wss, without the identity
     * @param passwords asked for the password of an identity; null for none
     * @return the transport
     */
    ClientTransport to(URI centralSystem, Function<String, byte @Nullable []> passwords);
}
