package org.ocpp4j.json;

import org.ocpp4j.core.error.OcppException;

/**
 * The central system refused the opening handshake (OCPP-J 1.6, sections 3.2 and 6.2.2); with status 407, a proxy
 * refused it. A station retries later, with increasing delays, and never at once (OCPP-J errata 3.4).
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
     *     the handshake without choosing a sub-protocol, which means that it supports none of the offered versions
     */
    public int status() {
        return status;
    }
}
