package org.ocpp4j.server.bound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.ocpp4j.server.database.Database;

/**
 * Deletes what was kept long enough, and the oldest of what there is too much of. The frame log and the deliveries of
 * events delete their own. Blocks; for the thread of a {@link Sweep}.
 */
public final class Retention {
    private static final int SLICE = 500;
    private static final Duration COUNT_EVERY = Duration.ofHours(1);

    private final Database database;
    private final Bounds bounds;
    private final Clock clock;
    private Instant counted = Instant.EPOCH;

    /**
     * The retention of a database.
     *
     * @param database where things are kept
     * @param bounds how much is kept, and for how long
     * @param clock tells how old things are
     */
    public Retention(Database database, Bounds bounds, Clock clock) {
        this.database = database;
        this.bounds = bounds;
        this.clock = clock;
    }

    /**
     * What is to be done.
     *
     * @return the tasks, in their order
     */
    public List<Sweep.Task> tasks() {
        Supplier<Duration> sent = () -> bounds.settings().keepFor();
        Supplier<Duration> operators = () -> bounds.settings().operatorsKeepFor();
        return List.of(
                old("security_event", "received_at", "", sent),
                old("stray_message", "received_at", "", sent),
                old("certificate_request", "changed_at", " and status not in ('QUEUED', 'SIGNED')", sent),
                old("connection_attempt", "last_at", "", sent),
                old("command", "commanded_at", " and outcome is not null", operators),
                old("bulk_command", "commanded_at", " and ended_at is not null", operators),
                old("audit", "at", "", operators),
                old("reservation", "changed_at", " and status <> 'Accepted'", operators),
                new Sweep.Task("Security events", () -> deleteBeyond(Kind.SECURITY_EVENTS)),
                new Sweep.Task("Stray messages", () -> deleteBeyond(Kind.STRAY_MESSAGES)),
                new Sweep.Task("Counts", this::count));
    }

    private Sweep.Task old(String table, String time, String condition, Supplier<Duration> keepFor) {
        String sql = "delete from " + table + " where seq in (select seq from " + table + " where " + time
                + " < :before" + condition + " order by " + time + " limit " + SLICE + ")";
        return new Sweep.Task("Old rows of " + table, () -> {
            Instant before = before(keepFor.get());
            int deleted = database.change(change ->
                    change.handle().createUpdate(sql).bind("before", before).execute());
            return deleted == SLICE;
        });
    }

    private Instant before(Duration age) {
        return clock.instant().minus(age).truncatedTo(ChronoUnit.MILLIS);
    }

    private boolean deleteBeyond(Kind kind) {
        String table = kind.table();
        int deleted = database.change(change -> change.handle()
                .createUpdate("delete from " + table + " where seq in (select seq from " + table
                        + " where seq <= (select seq from " + table + " order by seq desc limit 1 offset :most)"
                        + " order by seq limit " + SLICE + ")")
                .bind("most", bounds.settings().most(kind))
                .execute());
        if (deleted > 0) {
            bounds.exceeded(kind, "Stations together", deleted);
        }
        return deleted == SLICE;
    }

    /** The rows of unregistered stations seldom: there may be millions. */
    private boolean count() {
        count(Kind.STATIONS, "registered = false");
        count(Kind.SECURITY_EVENTS, "true");
        count(Kind.STRAY_MESSAGES, "true");
        Instant now = clock.instant();
        if (!counted.plus(COUNT_EVERY).isAfter(now)) {
            counted = now;
            String unregistered = "identity in (select identity from station where registered = false)";
            count(Kind.TRANSACTIONS, unregistered);
            count(Kind.METER_VALUES, unregistered);
            bounds.deleted();
        }
        return false;
    }

    private void count(Kind kind, String condition) {
        long number = database.read(handle -> handle.createQuery("select count(*) from (select 1 from " + kind.table()
                        + " where " + condition + " limit :most) as some_rows")
                .bind("most", bounds.settings().most(kind))
                .mapTo(Long.class)
                .one());
        bounds.kept(kind, number);
    }
}
