package org.ocpp4j.server.rest;

import org.ocpp4j.server.net.TlsSettings;
import org.ocpp4j.server.settings.limit.Between;

/**
 * The operators' door.
 *
 * @param host where to listen
 * @param port the port; 0 for any free one
 * @param publicUrl its public address, if that is not host and port; else empty
 * @param authentication which callers may use the API
 * @param limits limits of connections and requests
 * @param tls certificates; {@link TlsSettings#NONE} for none
 */
public record OperatorDoorSettings(
        String host,
        @Between(least = "0", most = "65535") int port,
        String publicUrl,
        Authentication authentication,
        OperatorDoorLimits limits,
        TlsSettings tls) {
    /** Which callers may use the API. */
    public enum Authentication {
        /**
         *  Callers with a token or a password; all callers as long as no credential exists and the door is on loopback.
         */
        AUTO,
        /** Callers with a token or a password. */
        REQUIRED,
        /** All callers. */
        OFF
    }
}
