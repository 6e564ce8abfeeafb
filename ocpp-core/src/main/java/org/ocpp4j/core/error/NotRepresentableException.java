package org.ocpp4j.core.error;

/**
 * A message cannot be sent to this peer: its version lacks the message, JSON or XML cannot represent it, or it is
 * larger than the buffer of the transport for one peer. Nothing was sent, and the connection stays open.
 */
public final class NotRepresentableException extends OcppException {
    private static final long serialVersionUID = 1L;

    /**
     * For dialects and transports.
     *
     * @param message what cannot be sent, and why
     */
    public NotRepresentableException(String message) {
        super(message);
    }

    /**
     * Creates the exception from a cause.
     *
     * @param what what cannot be sent
     * @param cause the cause; its message becomes part of the message of the exception
     * @return the exception
     */
    public static NotRepresentableException because(String what, Throwable cause) {
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        NotRepresentableException exception = new NotRepresentableException(what + ": " + why);
        exception.initCause(cause);
        return exception;
    }
}
