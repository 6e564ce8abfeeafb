package org.ocpp4j.server.cli;

/** A command failed; the message is for its user, and the exit status is 1. */
public final class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandFailedException(String message) {
        super(message, null, false, false);
    }
}
