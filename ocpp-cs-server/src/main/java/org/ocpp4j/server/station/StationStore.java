package org.ocpp4j.server.station;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.database.Database;

/**
 * The stations. What is asked on every message is kept in memory for those that came since the start: read when a
 * station comes, read again when it is changed. Every change of the columns that operators set goes through here.
 * Thread-safe; what takes a {@link Change} or reads the database blocks.
 */
public final class StationStore {
    private final Database database;
    private final Clock clock;
    private final Map<String, StationRecord> known = new ConcurrentHashMap<>();

    /**
     * A store over a database.
     *
     * @param database where the stations are
     * @param clock tells when something happens
     */
    public StationStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Reads a station.
     *
     * @param identity its identity
     * @return the station, or empty if nobody registered it and it never came
     */
    public Optional<StationRecord> find(String identity) {
        return database.read(handle -> handle.createQuery("select * from station where identity = :identity")
                .bind("identity", identity)
                .map(ConstructorMapper.of(StationRecord.class))
                .findOne());
    }

    /**
     * Reads a station and remembers it for {@link #remembered}.
     *
     * @param identity its identity
     * @return the station, or empty
     */
    public Optional<StationRecord> load(String identity) {
        Optional<StationRecord> found = find(identity);
        found.ifPresentOrElse(station -> known.put(identity, station), () -> known.remove(identity));
        return found;
    }

    /**
     * What {@link #load} found last; never blocks.
     *
     * @param identity the station
     * @return the station, or empty
     */
    public Optional<StationRecord> remembered(String identity) {
        return Optional.ofNullable(known.get(identity));
    }

    /**
     * Adds a station that came by itself, unless it is there.
     *
     * @param change the change to be part of
     * @param identity the station
     */
    public void ensure(Change change, String identity) {
        change.handle()
                .createUpdate("insert into station (identity, registered, created_at) values (:identity, false, :now)"
                        + " on conflict do nothing")
                .bind("identity", identity)
                .bind("now", clock.instant())
                .execute();
    }
}
