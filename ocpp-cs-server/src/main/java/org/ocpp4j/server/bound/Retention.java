package org.ocpp4j.server.bound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.ocpp4j.server.database.Database;

/**
 * Deletes rows that were kept long enough, and the oldest rows beyond a bound. The frame log and the deliveries of
 * events delete their own. Blocks; for the thread of a {@link Sweep}.
 */
public final class Retention {
    private static final int SLICE = 500;
    private static final Duration COUNT_EVERY = Duration.ofHours(1);

    private final Database database;
    private final List<KeptRows> kept;
    private final Bounds bounds;
    private final Clock clock;
    private Instant counted = Instant.EPOCH;

    /**
     * The retention of a database.
     *
     * @param database the database
     * @param kept the rows of all tables
     * @param bounds how many rows are kept, and for how long
     * @param clock the source of the time
     */
    public Retention(Database database, List<KeptRows> kept, Bounds bounds, Clock clock) {
        this.database = database;
        this.kept = List.copyOf(kept);
        this.bounds = bounds;
        this.clock = clock;
    }

    /**
     * The tasks of the retention.
     *
     * @return the tasks, in their order
     */
    public List<Sweep.Task> tasks() {
        List<Sweep.Task> tasks = new ArrayList<>();
        kept.stream().filter(rows -> rows.time() != null).map(this::old).forEach(tasks::add);
        tasks.add(new Sweep.Task("Security events", () -> deleteBeyond(Kind.SECURITY_EVENTS)));
        tasks.add(new Sweep.Task("Stray messages", () -> deleteBeyond(Kind.STRAY_MESSAGES)));
        tasks.add(new Sweep.Task("Counts", this::count));
        return tasks;
    }

    private Sweep.Task old(KeptRows rows) {
        return new Sweep.Task(
                "Old rows of " + rows.table(),
                () -> rows.deleteBefore(database, before(rows.keepFor(bounds.settings()))));
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
