package org.ocpp4j.json.handshake;

import java.net.InetSocketAddress;
import org.ocpp4j.json.internal.address.HostAndPort;

/**
 * A connection that did not become a session: what to look at when a station does not connect. Immutable.
 *
 * @param remoteAddress where it came from, as host and port
 * @param path the path that was asked for, as it came; empty if no request was read
 * @param status the HTTP status that was answered; 101 if the handshake was completed and the connection closed at once,
 *     because there is no version in common (OCPP-J 1.6, section 3.2); 0 if nothing was answered
 * @param cause why
 * @param reason the same in words, for people; without secrets
 */
public record RefusedConnection(String remoteAddress, String path, int status, RefusalCause cause, String reason) {
    /**
     * A connection of which only the other end of its socket is known.
     *
     * @param peer the other end
     * @param path the path that was asked for, or empty
     * @param status the HTTP status that was answered, or 0
     * @param cause why
     * @param reason the same in words
     * @return the same, with host and port written as everywhere else
     */
    public static RefusedConnection of(
            InetSocketAddress peer, String path, int status, RefusalCause cause, String reason) {
        return new RefusedConnection(HostAndPort.of(peer), path, status, cause, reason);
    }
}
