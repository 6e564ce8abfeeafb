package org.ocpp4j.server.rest;

import org.ocpp4j.server.net.TlsSettings;
import org.ocpp4j.server.settings.limit.Between;

/**
 * The operators' door.
 *
 * @param host where to listen
 * @param port the port; 0 for any free one
 * @param publicUrl where people reach it, if not at host and port; empty if so
 * @param authentication who may use the API
 * @param limits how much strangers may take of it
 * @param tls certificates; {@link TlsSettings#NONE} for none
 */
public record OperatorDoorSettings(
        String host,
        @Between(least = "0", most = "65535") int port,
        String publicUrl,
        Authentication authentication,
        OperatorDoorLimits limits,
        TlsSettings tls) {
    /** Who may use the API. */
    public enum Authentication {
        /** Those who have a token or a password; as long as nobody has one and the door is on loopback, everybody. */
        AUTO,
        /** Those who have a token or a password. */
        REQUIRED,
        /** Everybody who reaches it. */
        OFF
    }
}
