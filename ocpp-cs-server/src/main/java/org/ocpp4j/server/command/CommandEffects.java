package org.ocpp4j.server.command;

import org.ocpp4j.server.database.Change;

/**
 *  The changes that commands make in the database beside their own record. Thread-safe; may block, and may be called
 *  again.
 */
public interface CommandEffects {
    /**
     * Called in the transaction that records a command, which is committed before the command leaves.
     *
     * @param change the change to be part of
     * @param command the command about to be sent
     */
    default void before(Change change, Command command) {}

    /**
     * Called in the transaction that records how a command ended, which is committed before the caller is answered. Not
     * called for a command that failed before {@link #before}, nor if this server ends between the two: the outcome at
     * the station is unknown then.
     *
     * @param change the change to be part of
     * @param command the command
     * @param outcome how it ended
     */
    default void after(Change change, Command command, Outcome outcome) {}
}
