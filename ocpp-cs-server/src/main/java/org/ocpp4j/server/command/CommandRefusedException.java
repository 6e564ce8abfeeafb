package org.ocpp4j.server.command;

/** An effect does not let a command go now; its transaction is rolled back. */
final class CommandRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    CommandRefusedException(Outcome outcome) {
        super(outcome.detail(), null, false, false);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
