package org.ocpp4j.server.command;

import org.ocpp4j.server.database.Change;

/**
 * Keeps the passwords of stations while they are changed by ChangeConfiguration of {@code AuthorizationKey}. All methods
 * are called inside a transaction, and may be called again if the database asks for it.
 */
public interface AuthorizationKeys {
    /**
     * A station is about to be sent a new key. It may come back with the old one or the new one from now on.
     *
     * @param change is committed before the key leaves
     * @param identity the station
     * @param newKeyHexOrText the value as it is sent
     * @throws IllegalArgumentException if it cannot be a key; the message says why
     * @throws IllegalStateException if it must not be changed now; the message says why
     */
    void prepare(Change change, String identity, String newKeyHexOrText);

    /**
     * The station has certainly not taken the new key. Not called if nobody knows. What the station took
     * holds from the first time on that it logs in with it.
     *
     * @param change the change to be part of
     * @param identity the station
     */
    void reject(Change change, String identity);
}
