package org.ocpp4j.server.command;

import org.ocpp4j.server.database.Change;

/** What commands change in the database beside their own record. Thread-safe; may block, and may be called again. */
public interface CommandEffects {
    /**
     * Is called in the transaction that records a command, which is committed before the command leaves.
     *
     * @param change the change to be part of
     * @param command what is about to be sent
     */
    default void before(Change change, Command command) {}

    /**
     * Is called in the transaction that records how a command ended, which is committed before the caller is answered.
     * Not called for a command that never got as far as {@link #before}. If this server ends between the two, it is not
     * called either: nobody knows then what the station did.
     *
     * @param change the change to be part of
     * @param command what was to be sent
     * @param outcome how it ended
     */
    default void after(Change change, Command command, Outcome outcome) {}
}
