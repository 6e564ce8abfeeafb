package org.ocpp4j.json.spi;

/** What came is no HTTP request; the message says why. */
public final class MalformedRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    MalformedRequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    /**
     * The answer to send.
     *
     * @return it ends the connection
     */
    public HttpAnswer answer() {
        return HttpAnswer.refusal(status, String.valueOf(getMessage()));
    }
}
