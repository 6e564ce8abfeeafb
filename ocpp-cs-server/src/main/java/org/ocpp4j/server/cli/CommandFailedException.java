package org.ocpp4j.server.cli;

/** A command cannot do what it shall; the message is for the one who gave it, and the exit status is 1. */
public final class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandFailedException(String message) {
        super(message, null, false, false);
    }
}
