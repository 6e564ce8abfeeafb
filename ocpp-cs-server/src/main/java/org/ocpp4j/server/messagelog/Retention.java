package org.ocpp4j.server.messagelog;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.ocpp4j.server.database.Database;

/**
 * Deletes frames that are too old or too many: every few minutes, in small transactions, one at a time between those of
 * the writer, on whose thread it runs; so no write waits long for it.
 */
final class Retention {
    /** How many frames a transaction deletes. */
    static final int SLICE = 1000;

    private final Database database;
    private final FrameLogSettings settings;
    private final Clock clock;
    private final long interval;
    private long next = System.nanoTime();

    Retention(Database database, FrameLogSettings settings, Clock clock, Duration interval) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.interval = interval.toNanos();
    }

    /** Whether there may be something to delete. */
    boolean isDue() {
        return System.nanoTime() - next >= 0;
    }

    /** Deletes some frames; stays due while there are more. If the database fails, it is due again after a while. */
    void deleteSome() {
        next = System.nanoTime() + interval;
        if (slice() == SLICE) {
            next = System.nanoTime();
        }
    }

    private int slice() {
        int old = database.change(change -> FrameTable.deleteBefore(
                change.handle(), clock.instant().minus(settings.keepFor()).truncatedTo(ChronoUnit.MILLIS), SLICE));
        return old == SLICE
                ? old
                : database.change(change -> FrameTable.deleteBeyond(change.handle(), settings.keepMost(), SLICE));
    }
}
