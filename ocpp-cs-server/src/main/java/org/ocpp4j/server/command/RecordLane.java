package org.ocpp4j.server.command;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.log.LogFields;
import org.ocpp4j.server.thread.Fatal;
import org.ocpp4j.server.thread.Threads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records how commands ended, one after the other, on a thread of its own. Entries that cannot be written because the
 * database is down are kept, in order, and written when it is back; callers do not wait for that.
 *
 * <p>The backlog belongs to the lane's thread. No command leaves while the database is down, so it holds the commands
 * that were under way before, the stations of commands for many, which are bounded, and at most {@link #MOST_DOUBTS}
 * doubts. On close the rest is tried once more, then logged and dropped.
 */
final class RecordLane {
    /** Something to write. The fallback is written instead if the database is there and the change fails all the same. */
    record Entry(
            String what,
            LogFields log,
            Consumer<Change> write,
            @Nullable Consumer<Change> fallback) {}

    private static final Logger LOG = LoggerFactory.getLogger(RecordLane.class);
    private static final long RETRY_MILLIS = 1000;
    private static final int MOST_DOUBTS = 1000;

    private final Database database;
    private final ScheduledExecutorService thread;
    private final Deque<Entry> backlog = new ArrayDeque<>();
    private volatile boolean down;

    RecordLane(Database database, String name) {
        this.database = database;
        this.thread = Threads.timer(name);
    }

    /** The database has just been used: kept entries are written before new ones. */
    void databaseIsUp() {
        down = false;
    }

    /**
     * Writes.
     *
     * @param entry the entry to write
     * @param then runs after the commit, or as soon as the commit is delayed; must not block
     */
    void write(Entry entry, Runnable then) {
        boolean taken = execute(entry, () -> {
            backlog.addLast(entry);
            if (!down) {
                drain();
            }
            then.run();
        });
        if (!taken) {
            then.run();
        }
    }

    /** Writes an entry that may be needed: the database failed during a commit, whose result is unknown. */
    void doubt(Entry entry) {
        execute(entry, () -> {
            if (backlog.size() >= MOST_DOUBTS) {
                entry.log().run(() -> LOG.error("{}: not looked at again, too many are", entry.what()));
                return;
            }
            backlog.addLast(entry);
            if (!down) { // else it is retried already
                down = true;
                retryLater();
            }
        });
    }

    private boolean execute(Entry entry, Runnable task) {
        try {
            thread.execute(task);
            return true;
        } catch (RejectedExecutionException closed) {
            givenUp(entry);
            return false;
        }
    }

    private void drain() {
        while (!backlog.isEmpty()) {
            Entry entry = backlog.removeFirst();
            try {
                database.run(entry.write());
                down = false;
            } catch (DatabaseUnavailableException unavailable) {
                entry.log()
                        .run(() -> LOG.warn("{} cannot be recorded yet: {}", entry.what(), unavailable.getMessage()));
                backlog.addFirst(entry);
                down = true;
                retryLater();
                return;
            } catch (RuntimeException | Error failed) { // the waiting caller must get the outcome
                Fatal.check(failed);
                entry.log().run(() -> LOG.error("{} could not be recorded", entry.what(), failed));
                Consumer<Change> fallback = entry.fallback();
                if (fallback != null) {
                    backlog.addFirst(new Entry(entry.what() + " without its effects", entry.log(), fallback, null));
                }
            }
        }
    }

    private void retryLater() {
        try {
            thread.schedule(this::drain, RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            backlog.forEach(RecordLane::givenUp);
        }
    }

    private static void givenUp(Entry entry) {
        entry.log().run(() -> LOG.error("{} could not be recorded: the server stops", entry.what()));
    }

    /** Ends the thread once it has written its entries, at the latest after the grace. */
    void close(Duration grace) {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.error("Outcomes of commands could not be recorded in time");
                thread.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
