package org.ocpp4j.server.command;

import java.util.Optional;
import org.ocpp4j.server.database.Change;
import tools.jackson.databind.node.ObjectNode;

/** What a command changes here, besides being kept. Thread-safe; may block. */
public interface CommandEffect {
    /** What is to be done when the command has ended. */
    @FunctionalInterface
    interface Begun {
        /**
         * The command has ended. What this changes is committed before the caller learns of the outcome.
         *
         * @param change the change to be part of
         * @param outcome how it ended
         */
        void ended(Change change, Outcome outcome);
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
