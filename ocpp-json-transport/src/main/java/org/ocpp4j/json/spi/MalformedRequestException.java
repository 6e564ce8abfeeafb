package org.ocpp4j.json.spi;

/** The received bytes are not an HTTP request; the message gives the reason. */
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
     * @return the answer, after which the connection ends
     */
    public HttpAnswer answer() {
        return HttpAnswer.refusal(status, String.valueOf(getMessage()));
    }
}
