package org.ocpp4j.json;

import org.ocpp4j.core.error.OcppException;

/**
 * The central system answered the opening handshake, and the answer was no (OCPP-J 1.6, sections 3.2 and 6.2.2); with
 * status 407, a proxy on the way did. A station tries again later, with increasing distance, and never at once (OCPP-J
 * errata 3.4).
 */
public final class ConnectionRefusedException extends OcppException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * For transports.
     *
     * @param status the HTTP status
     * @param text what happened, for people
     */
    public ConnectionRefusedException(int status, String text) {
        super(text);
        this.status = status;
    }

    /**
     * The HTTP status.
     *
     * @return for example 401 for a wrong password or 404 for an unknown identity; 101 if the central system completed
     *     the handshake without choosing a sub-protocol, which means that it speaks none of the versions offered
     */
    public int status() {
        return status;
    }
}
