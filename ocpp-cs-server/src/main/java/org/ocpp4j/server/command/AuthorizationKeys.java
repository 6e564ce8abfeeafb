package org.ocpp4j.server.command;

import org.ocpp4j.server.database.Change;

/**
 * Keeps the passwords of stations while ChangeConfiguration of {@code AuthorizationKey} changes them. All methods are
 * called inside a transaction, and are called again if the transaction is retried.
 */
public interface AuthorizationKeys {
    /**
     * A new key is about to be sent to a station. From now on it may reconnect with the old one or the new one.
     *
     * @param change is committed before the key leaves
     * @param identity the station
     * @param newKeyHexOrText the value as it is sent
     * @throws IllegalArgumentException if it is not a valid key; the message gives the reason
     * @throws IllegalStateException if it must not be changed now; the message gives the reason
     */
    void prepare(Change change, String identity, String newKeyHexOrText);

    /**
     * The station has certainly not taken the new key. Not called if this is unknown. A key that the station took is in
     * force from its first log-in with it.
     *
     * @param change the change to be part of
     * @param identity the station
     */
    void reject(Change change, String identity);
}
