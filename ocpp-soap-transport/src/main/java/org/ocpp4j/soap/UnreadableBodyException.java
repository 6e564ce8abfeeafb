package org.ocpp4j.soap;

/** A body that cannot be read as its headers describe; the message gives the reason, in one sentence for the peer. */
final class UnreadableBodyException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    UnreadableBodyException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status to answer: 400, 413 or 415. */
    int status() {
        return status;
    }
}
