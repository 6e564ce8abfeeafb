package org.ocpp4j.server.backend;

/** Another system's answer cannot be given to a station. The message says why, without values of the answer. */
public final class UnusableAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableAnswerException(String reason) {
        super(reason);
    }
}
