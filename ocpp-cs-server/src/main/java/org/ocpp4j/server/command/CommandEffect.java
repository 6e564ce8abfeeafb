package org.ocpp4j.server.command;

import java.util.Optional;
import org.ocpp4j.server.database.Change;
import tools.jackson.databind.node.ObjectNode;

/** What a command changes here, besides being kept. Thread-safe; may block. */
public interface CommandEffect {
    /** What is to be done when the command has ended, before the caller learns of the outcome. */
    interface Begun {
        /**
         * The command has ended.
         *
         * @param change the change to be part of, which keeps the outcome, too
         * @param outcome how it ended
         */
        default void ended(Change change, Outcome outcome) {}

        /**
         * The command has ended; for what has transactions of its own. Called before {@link #ended}.
         *
         * @param outcome how it ended
         */
        default void settle(Outcome outcome) {}
    }

    /**
     * A command is about to leave. What this changes is committed before it does.
     *
     * @param identity the station
     * @param action the action
     * @param payload the payload, valid
     * @return what to do at the end, or empty if this command is none of this effect's business
     * @throws IllegalStateException if the command must not be sent now; the message says why
     */
    Optional<Begun> begin(String identity, String action, ObjectNode payload);
}
