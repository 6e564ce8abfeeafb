package org.ocpp4j.core;

/** The version that the peer speaks cannot say this. Nothing was sent. */
public final class NotRepresentableException extends OcppException {
    private static final long serialVersionUID = 1L;

    /**
     * For dialects.
     *
     * @param message what cannot be said in which version
     */
    public NotRepresentableException(String message) {
        super(message);
    }
}
