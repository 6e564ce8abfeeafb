package org.ocpp4j.server.bound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.log.LogAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps data of strangers within bounds, in the transaction that stores it, and counts how often a bound was met.
 * Transactions and meter values of registered stations have no bound.
 *
 * <p>Small bounds are checked with an index each time. Rows of unregistered stations are counted in memory: read once,
 * then added up, and read again every hour by {@link Retention}. So several servers on one database may together exceed
 * the bound, by the rows that the others add in an hour. Thread-safe.
 */
public final class Bounds {
    private static final Logger LOG = LoggerFactory.getLogger(Bounds.class);
    private static final int MOST_COUNTED = 20_000;

    private record Rows(Kind kind, String identity) {}

    private final Predicate<String> registered;
    private final Supplier<BoundSettings> settings;
    private final Map<Kind, AtomicLong> exceeded = new EnumMap<>(Kind.class);
    private final Map<Kind, AtomicLong> kept = new EnumMap<>(Kind.class);
    private final Cache<Rows, Long> counted = Caffeine.newBuilder()
            .maximumSize(MOST_COUNTED)
            .executor(Runnable::run)
            .build();

    /**
     * Bounds that have not been met yet.
     *
     * @param registered whether a station is registered, from memory; never blocks
     * @param settings the bounds; read each time
     */
    public Bounds(Predicate<String> registered, Supplier<BoundSettings> settings) {
        this.registered = registered;
        this.settings = settings;
        for (Kind kind : Kind.values()) {
            exceeded.put(kind, new AtomicLong());
            kept.put(kind, new AtomicLong());
        }
    }

    /**
     * The current settings.
     *
     * @return the bounds
     */
    public BoundSettings settings() {
        return settings.get();
    }

    /**
     * How often a bound was met since the start.
     *
     * @param kind the kind of data
     * @return how many rows were rejected or replaced
     */
    public long exceeded(Kind kind) {
        return of(exceeded, kind).get();
    }

    /**
     * How many rows are kept, as far as this process knows; for connectors and certificate requests it does not.
     *
     * @param kind of what
     * @return their number
     */
    public long kept(Kind kind) {
        return of(kept, kind).get();
    }

    private static AtomicLong of(Map<Kind, AtomicLong> numbers, Kind kind) {
        return Objects.requireNonNull(numbers.get(kind));
    }

    /**
     * Checks inserted rows of a station: rejects them if it is not registered and has too many.
     *
     * @param change the change that inserted them; an exception from here rolls it back
     * @param kind transactions or meter values
     * @param identity the station
     * @param rows how many
     * @throws CallRejectedException if there are too many
     */
    public void inserted(Change change, Kind kind, String identity, int rows) {
        if (rows == 0 || isRegistered(identity)) {
            return;
        }
        long count = count(change, kind, identity, rows);
        if (isTooMany(kind, count, rows)) {
            if (isRegistered(change, identity)) {
                return;
            }
            exceeded(kind, identity, rows);
            throw new CallRejectedException(
                    ErrorCode.GENERIC_ERROR,
                    "No more " + kind.words() + " are kept of stations that nobody has registered");
        }
        change.afterwards(() -> {
            counted.asMap().merge(new Rows(kind, identity), count, (now, read) -> now + rows);
            of(kept, kind).addAndGet(rows);
        });
    }

    /**
     * Whether a station may have no more rows, since it is not registered and has too many. If so, that counts.
     *
     * @param change is about to insert them
     * @param kind transactions or meter values
     * @param identity the station
     * @param rows how many it is about to insert
     * @return true if they must be left out
     */
    public boolean isFull(Change change, Kind kind, String identity, int rows) {
        boolean full = !isRegistered(identity)
                && isTooMany(kind, count(change, kind, identity, 0) + rows, rows)
                && !isRegistered(change, identity);
        if (full) {
            exceeded(kind, identity, rows);
        }
        return full;
    }

    private boolean isRegistered(String identity) {
        return registered.test(identity);
    }

    /** For the last word: another server may have registered it, or it is not in memory. */
    private static boolean isRegistered(Change change, String identity) {
        return change.handle()
                .createQuery("select registered from station where identity = :identity")
                .bind("identity", identity)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    private boolean isTooMany(Kind kind, long ofStation, int rows) {
        return ofStation > settings.get().mostOfStation(kind)
                || kept(kind) + rows > settings.get().most(kind);
    }

    /** The previous count plus {@code rows}; read from the table, with the rows of this change, if there is none. */
    private long count(Change change, Kind kind, String identity, int rows) {
        Long before = counted.getIfPresent(new Rows(kind, identity));
        return before != null
                ? before + rows
                : change.handle()
                        .createQuery("select count(*) from (select 1 from " + kind.table()
                                + " where identity = :identity limit :most) as some_rows")
                        .bind("identity", identity)
                        .bind("most", settings.get().mostOfStation(kind) + 1)
                        .mapTo(Long.class)
                        .one();
    }

    /**
     * A row of a station was inserted: its oldest go if it has too many.
     *
     * @param change inserted it
     * @param kind security events or stray messages
     * @param identity the station
     */
    public void replaceOldest(Change change, Kind kind, String identity) {
        String table = kind.table();
        int deleted = change.handle()
                .createUpdate("delete from " + table + " where identity = :identity and seq <= (select seq from "
                        + table + " where identity = :identity order by seq desc limit 1 offset :most)")
                .bind("identity", identity)
                .bind("most", settings.get().mostOfStation(kind))
                .execute();
        change.afterwards(() -> {
            of(kept, kind).addAndGet(1 - deleted);
            if (deleted > 0) {
                exceeded(kind, identity, deleted);
            }
        });
    }

    /**
     * Counts rows that met a bound, and logs it.
     *
     * @param kind the kind of data
     * @param identity the station
     * @param rows how many were rejected or replaced
     */
    public void exceeded(Kind kind, String identity, int rows) {
        of(exceeded, kind).addAndGet(rows);
        LOG.warn(
                LogAppender.SHARED,
                "{} met the bound of {}",
                identity,
                kind.words()); // the client chooses the identity
    }

    /** Rows were deleted: the counts are read again. */
    public void deleted() {
        counted.invalidateAll();
    }

    /**
     * Rows were counted.
     *
     * @param kind of what
     * @param number how many there are
     */
    public void kept(Kind kind, long number) {
        of(kept, kind).set(number);
    }

    /**
     * A warning for operators.
     *
     * @return which bounds are nearly reached; empty if none is
     */
    public Optional<String> warning() {
        StringBuilder warning = new StringBuilder();
        for (Kind kind : Kind.values()) {
            long most = settings.get().most(kind);
            if (kept(kind) > 0 && kept(kind) >= most - most / 10) {
                warning.append(warning.isEmpty() ? "" : "; ")
                        .append(kept(kind))
                        .append(" of at most ")
                        .append(most)
                        .append(' ')
                        .append(kind.words());
            }
        }
        return warning.isEmpty() ? Optional.empty() : Optional.of(warning.toString());
    }
}
