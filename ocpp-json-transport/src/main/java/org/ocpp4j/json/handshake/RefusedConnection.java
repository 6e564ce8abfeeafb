package org.ocpp4j.json.handshake;

import java.net.InetSocketAddress;
import org.ocpp4j.json.internal.address.HostAndPort;

/**
 * A connection that did not become a session; check these when a station does not connect. Immutable.
 *
 * @param remoteAddress the address that it came from, as host and port
 * @param path the requested path, as received; empty if no request was read
 * @param status the HTTP status of the answer; 101 if the handshake was completed and the connection closed at once,
 *     because there is no version in common (OCPP-J 1.6, section 3.2); 0 without an answer
 * @param cause why
 * @param reason the reason in words, for people; without secrets
 */
public record RefusedConnection(String remoteAddress, String path, int status, RefusalCause cause, String reason) {
    /**
     * Creates a report of a connection of which only the other end of its socket is known.
     *
     * @param peer the other end
     * @param path the requested path, or empty
     * @param status the HTTP status of the answer, or 0
     * @param cause why
     * @param reason the reason in words
     * @return the report, with host and port in the usual form
     */
    public static RefusedConnection of(
            InetSocketAddress peer, String path, int status, RefusalCause cause, String reason) {
        return new RefusedConnection(HostAndPort.of(peer), path, status, cause, reason);
    }
}
