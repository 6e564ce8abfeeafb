package org.ocpp4j.core.error;

/** Why a message could not be sent, was not answered with a result, or could not be understood. */
public abstract class OcppException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * For subclasses.
     *
     * @param message what went wrong, without secrets
     */
    protected OcppException(String message) {
        super(message);
    }
}
