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
 * The stations. What is asked on every message is kept in memory for those that came since the start: read when a
 * station comes, read again when it is changed. Every change of the columns that operators set goes through here.
 * Thread-safe; what takes a {@link Change} or reads the database blocks.
 */
public final class StationStore {
    private static final Logger LOG = LoggerFactory.getLogger(StationStore.class);
    private static final int LONGEST_IDENTITY = 255;

    private final Database database;
    private final Clock clock;
    private final Map<String, StationRecord> known = new ConcurrentHashMap<>();

    /** Counts what operators changed, so that nobody remembers what was read before a change. */
    private final AtomicLong changes = new AtomicLong();

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
     * What {@link #load} found last; never blocks.
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
     * Registers a station, whether it came before or not, and changes it.
     *
     * @param identity its identity: 1 to 255 characters, no control characters
     * @param changed its values; those that are left as they are have their defaults if the station is new
     * @return true if nobody had registered it before
     * @throws IllegalArgumentException if the identity or the password cannot be one; the message says why
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
     * Changes a station that is there. One that came by itself stays unregistered.
     *
     * @param identity the station
     * @param changed its new values
     * @return false if there is no such station
     * @throws IllegalArgumentException if the password cannot be one; the message says why
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

    /** What operators set was committed: what was remembered of it is read again. */
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
