package org.ocpp4j.server.station;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.log.LogFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stations. The values that every message needs are cached for stations that connected since the start: read when a
 * station connects, read again when it is changed. Every change of the columns that operators set goes through here.
 * Thread-safe; methods that take a {@link Change} or read the database block.
 */
public final class StationStore {
    private static final Logger LOG = LoggerFactory.getLogger(StationStore.class);
    private static final int LONGEST_IDENTITY = 255;

    private final Database database;
    private final Clock clock;
    private final Map<String, StationRecord> known = new ConcurrentHashMap<>();

    /** Counts the changes by operators, so that no row read before a change is cached after it. */
    private final AtomicLong changes = new AtomicLong();

    /**
     * A store over a database.
     *
     * @param database where the stations are
     * @param clock the source of the time
     */
    public StationStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Reads a station.
     *
     * @param identity its identity
     * @return the station, or empty if it is not registered and never connected
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
        while (true) {
            long before = changes.get();
            Optional<StationRecord> found = find(identity);
            @Nullable StationRecord station = found.orElse(null);
            known.compute(identity, (key, present) -> changes.get() == before ? station : present);
            if (changes.get() == before) {
                return found;
            }
        }
    }

    /**
     * The last result of {@link #load}; never blocks.
     *
     * @param identity the station
     * @return the station, or empty
     */
    public Optional<StationRecord> remembered(String identity) {
        return Optional.ofNullable(known.get(identity));
    }

    /**
     * Whether a station that is in memory is registered; never blocks.
     *
     * @param identity the station
     * @return false for one that is not in memory
     */
    public boolean isRegistered(String identity) {
        return remembered(identity).map(StationRecord::registered).orElse(false);
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
                        + " on conflict (identity) do nothing")
                .bind("identity", identity)
                .bind("now", clock.instant())
                .execute();
    }

    /**
     * Registers a station, whether it has connected before or not, and changes it.
     *
     * @param identity its identity: 1 to 255 characters, no control characters
     * @param changed its values; for a new station, unchanged values have their defaults
     * @return true if it was not registered before
     * @throws IllegalArgumentException if the identity or the password is not valid; the message gives the reason
     */
    public boolean register(String identity, StationChange changed) {
        requireIdentity(identity);
        @Nullable String hash = hash(changed);
        boolean fresh = database.change(change -> {
            ensure(change, identity);
            int registered = change.handle()
                    .createUpdate(
                            "update station set registered = true where identity = :identity and registered = false")
                    .bind("identity", identity)
                    .execute();
            apply(change.handle(), identity, changed, hash);
            return registered > 0;
        });
        changed(identity);
        return fresh;
    }

    /**
     * Changes an existing station. An unregistered one stays unregistered.
     *
     * @param identity the station
     * @param changed its new values
     * @return false if there is no such station
     * @throws IllegalArgumentException if the password is not valid; the message gives the reason
     */
    public boolean update(String identity, StationChange changed) {
        @Nullable String hash = hash(changed);
        boolean found = database.change(change -> {
            int stations = change.handle()
                    .createUpdate("update station set identity = identity where identity = :identity")
                    .bind("identity", identity)
                    .execute();
            if (stations > 0) {
                apply(change.handle(), identity, changed, hash);
            }
            return stations > 0;
        });
        changed(identity);
        return found;
    }

    /**
     * Removes a station and the states of its connectors. Its transactions, meter values and reservations stay. A
     * connection that it has is not ended.
     *
     * @param identity the station
     * @return false if there is no such station
     */
    public boolean remove(String identity) {
        boolean found = database.change(change -> change.handle()
                        .createUpdate("delete from station where identity = :identity")
                        .bind("identity", identity)
                        .execute()
                > 0);
        changed(identity);
        return found;
    }

    /** A change by operators was committed: the cached values are read again. */
    void changed(String identity) {
        changes.incrementAndGet();
        known.remove(identity);
        try {
            load(identity);
        } catch (DatabaseUnavailableException afterwards) {
            LogFields.station(identity)
                    .run(() -> LOG.warn(
                            "{} was changed, and cannot be read; what changed holds from its next connection on",
                            identity));
        }
    }

    Database database() {
        return database;
    }

    private static @Nullable String hash(StationChange changed) {
        String password = changed.password();
        return password == null || password.isEmpty() ? null : StationPasswords.hash(password);
    }

    private static void requireIdentity(String identity) {
        if (identity.isEmpty() || identity.length() > LONGEST_IDENTITY) {
            throw new IllegalArgumentException(
                    "The identity of a station must have 1 to " + LONGEST_IDENTITY + " characters");
        }
        if (identity.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The identity of a station must have no control characters");
        }
    }

    private static void apply(Handle handle, String identity, StationChange changed, @Nullable String hash) {
        set(handle, identity, "description", emptied(changed.description()), changed.description() != null);
        set(handle, identity, "boot_policy", emptied(changed.bootPolicy()), changed.bootPolicy() != null);
        set(handle, identity, "validation", emptied(changed.validation()), changed.validation() != null);
        set(handle, identity, "pings", changed.pings(), changed.pings() != null);
        set(
                handle,
                identity,
                "certificate_required",
                changed.certificateRequired(),
                changed.certificateRequired() != null);
        set(handle, identity, "password_hash", hash, changed.password() != null);
        set(handle, identity, "pending_password_hash", null, changed.password() != null);
    }

    private static @Nullable String emptied(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }

    private static void set(Handle handle, String identity, String column, @Nullable Object value, boolean given) {
        if (given) {
            handle.createUpdate("update station set " + column + " = :value where identity = :identity")
                    .bind("value", value)
                    .bind("identity", identity)
                    .execute();
        }
    }
}
