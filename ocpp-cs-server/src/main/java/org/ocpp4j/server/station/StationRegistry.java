package org.ocpp4j.server.station;

import java.util.function.UnaryOperator;

/**
 *  Changes the values that operators set for stations. Thread-safe; all methods block, and their changes are in force
 *  on return.
 */
public interface StationRegistry {
    /**
     * Registers a station, or replaces the values of a known one; its password stays.
     *
     * @param identity the station
     * @param fields the values
     * @return true if it was unknown before
     */
    boolean register(String identity, StationFields fields);

    /**
     * Changes the values.
     *
     * @param identity the station
     * @param change receives the current values and returns the new ones; may be called more than once
     * @return false if the station is unknown
     */
    boolean update(String identity, UnaryOperator<StationFields> change);

    /**
     * Removes a station and its connectors. Its transactions and all other data that it sent stay.
     *
     * @param identity the station
     * @return false if it is unknown
     */
    boolean remove(String identity);

    /**
     * Sets the password. A password that is on its way to the station is dropped.
     *
     * @param identity the station
     * @param password a text, or a key as 40 hexadecimal digits; only a hash is kept
     * @return false if the station is unknown
     */
    boolean setPassword(String identity, String password);

    /**
     * Removes the password, so that the station needs none, and any password that is on its way to the station.
     *
     * @param identity the station
     * @return false if the station is unknown
     */
    boolean clearPassword(String identity);
}
