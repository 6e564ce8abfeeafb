package org.ocpp4j.server.backend;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.station.StationStore;

/**
 * What every part of the backend works on.
 *
 * @param database the data
 * @param stations the stations
 * @param clock tells when something happens
 */
record Storage(Database database, StationStore stations, Clock clock) {
    /**
     * Adds a station that came by itself, where nothing refers to its row: one that is remembered has one, or had it until
     * an operator removed it.
     */
    void ensure(Change change, String identity) {
        if (stations.remembered(identity).isEmpty()) {
            stations.ensure(change, identity);
        }
    }

    /** The time, as precisely as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
