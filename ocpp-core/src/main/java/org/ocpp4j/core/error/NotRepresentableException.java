package org.ocpp4j.core.error;

/**
 * What was to be sent cannot be said to this peer: its version lacks it, JSON or XML cannot hold it, or it is larger than
 * the transport holds for one peer. Nothing was sent, and the connection goes on.
 */
public final class NotRepresentableException extends OcppException {
    private static final long serialVersionUID = 1L;

    /**
     * For dialects and transports.
     *
     * @param message what cannot be said, and why
     */
    public NotRepresentableException(String message) {
        super(message);
    }

    /**
     * For those who learn it from an exception.
     *
     * @param what what cannot be said
     * @param cause why; its message becomes part of that of the exception
     * @return the exception
     */
    public static NotRepresentableException because(String what, Throwable cause) {
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        NotRepresentableException exception = new NotRepresentableException(what + ": " + why);
        exception.initCause(cause);
        return exception;
    }
}
