package org.ocpp4j.json;

/**
 * A connection that did not become a session: what to look at when a station does not connect. Immutable.
 *
 * @param remoteAddress where it came from, as host and port
 * @param path the path that was asked for, as it came; empty if no request was read
 * @param status the HTTP status that was answered; 101 if the handshake was completed and the connection closed at once,
 *     because there is no version in common (OCPP-J 1.6, section 3.2); 0 if nothing was answered
 * @param reason why, in words; without secrets
 */
public record RefusedConnection(String remoteAddress, String path, int status, String reason) {}
