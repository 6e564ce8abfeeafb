package org.ocpp4j.core.transport;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.version.OcppVersion;

/** Takes new connections from a transport; the engine implements it. Thread-safe; no method blocks. */
public interface Acceptor {
    /**
     * The supported versions, the preferred one first.
     *
     * @return at least one
     */
    List<OcppVersion> versions();

    /**
     * Chooses a version.
     *
     * @param offered the sub-protocols that the peer offers
     * @return the most preferred version of this side that the peer offers, or empty
     */
    default Optional<OcppVersion> choose(List<String> offered) {
        return versions().stream()
                .filter(version -> offered.contains(version.subprotocol()))
                .findFirst();
    }

    /**
     * Decides on a connection before its handshake is answered.
     *
     * @param handshake the handshake of the peer
     * @return the decision; if the stage fails, the peer is refused
     */
    CompletionStage<Decision> accept(Handshake handshake);

    /**
     * Begins the session of a connection that was accepted. The transport calls {@link InboundCalls#opened} when it is
     * ready for calls.
     *
     * @param accepted the handshake of the peer
     * @param outbound the way to the peer
     * @return the way from the peer
     */
    InboundCalls session(Handshake accepted, OutboundCalls outbound);
}
