package org.ocpp4j.server.station;

import java.util.function.UnaryOperator;

/** Changes what operators set for stations. Thread-safe; all methods block, and what they changed is in force when they return. */
public interface StationRegistry {
    /**
     * Registers a station, or replaces what is set for one that is known; its password stays.
     *
     * @param identity the station
     * @param fields what is set
     * @return true if nobody knew it before
     */
    boolean register(String identity, StationFields fields);

    /**
     * Changes what is set.
     *
     * @param identity the station
     * @param change gets what is set and returns what is to be set; may be called again
     * @return false if nobody knows the station
     */
    boolean update(String identity, UnaryOperator<StationFields> change);

    /**
     * Forgets a station and its connectors. Transactions and whatever else it has sent stay.
     *
     * @param identity the station
     * @return false if nobody knows it
     */
    boolean remove(String identity);

    /**
     * Sets the password. One that is on its way to the station is forgotten.
     *
     * @param identity the station
     * @param password a text, or a key as 40 hexadecimal digits; only a hash is kept
     * @return false if nobody knows the station
     */
    boolean setPassword(String identity, String password);

    /**
     * Removes the password, so that the station needs none, and one that is on its way to the station.
     *
     * @param identity the station
     * @return false if nobody knows the station
     */
    boolean clearPassword(String identity);
}
