package org.ocpp4j.server.station;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.ocpp4j.server.bound.Bounds;
import org.ocpp4j.server.bound.Kind;
import org.ocpp4j.server.bound.Sweep;
import org.ocpp4j.server.database.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stations that connected without being registered; the bounds limit their number and age. Thread-safe; blocks. */
public final class UnregisteredStations {
    private static final Logger LOG = LoggerFactory.getLogger(UnregisteredStations.class);
    private static final int SLICE = 20;

    private final Database database;
    private final StationStore stations;
    private final StationRows rows;
    private final Bounds bounds;
    private final Clock clock;

    /**
     * The unregistered stations of a database.
     *
     * @param database where they are
     * @param stations all stations
     * @param rows everything that stations sent
     * @param bounds how many may connect, and how long they are kept
     * @param clock the source of the time
     */
    public UnregisteredStations(
            Database database, StationStore stations, StationRows rows, Bounds bounds, Clock clock) {
        this.database = database;
        this.stations = stations;
        this.rows = rows;
        this.bounds = bounds;
        this.clock = clock;
    }

    /**
     * Adds a station, unless there are too many. Two that connect at the same moment may both get the last place in
     * PostgreSQL.
     *
     * @param identity the station
     * @return whether it may connect
     */
    public boolean add(String identity) {
        long most = bounds.settings().most(Kind.STATIONS);
        boolean full = database.read(handle -> isFull(handle, most));
        boolean added = !full
                && database.change(change -> {
                    if (isFull(change.handle(), most)) {
                        return false;
                    }
                    stations.ensure(change, identity);
                    return true;
                });
        if (added) {
            stations.load(identity);
        } else {
            bounds.exceeded(Kind.STATIONS, identity, 1);
        }
        return added;
    }

    private boolean isFull(Handle handle, long most) {
        long unregistered = handle.createQuery("select count(*) from (select 1 from station where registered = false"
                        + " limit :most) as some_stations")
                .bind("most", most)
                .mapTo(Long.class)
                .one();
        bounds.kept(Kind.STATIONS, unregistered);
        return unregistered >= most;
    }

    /**
     * Deletes those that have not connected for a long time, with everything that they sent.
     *
     * @return the task
     */
    public Sweep.Task retention() {
        return new Sweep.Task("Unregistered stations", this::deleteSome);
    }

    /** A station that charged with an accepted idTag stays: the charging may have to be paid for. */
    private boolean deleteSome() {
        Instant before =
                clock.instant().minus(bounds.settings().unregisteredKeepFor()).truncatedTo(ChronoUnit.MILLIS);
        List<String> old = database.read(handle -> handle.createQuery("select identity from station where"
                        + " registered = false and created_at < :before"
                        + " and coalesce(disconnected_at, created_at) < :before"
                        + " and (connected_at is null or disconnected_at is not null)"
                        + " and not exists (select 1 from charging_transaction"
                        + " where charging_transaction.identity = station.identity and id_tag_status = 'Accepted')"
                        + " order by created_at limit " + SLICE)
                .bind("before", before)
                .mapTo(String.class)
                .list());
        for (String identity : old) {
            rows.delete(identity);
            stations.remove(identity);
            LOG.info(
                    "{} and everything that it sent is deleted: nobody registered it, and it did not connect again",
                    identity);
        }
        if (!old.isEmpty()) {
            bounds.deleted();
        }
        return old.size() == SLICE;
    }
}
