package org.ocpp4j.server.database;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.Events;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data, in an SQLite file or in PostgreSQL. All methods block the calling thread for as long as the database takes;
 * none may be called on a thread of a transport. Thread-safe.
 *
 * <p>A change runs on the calling thread with PostgreSQL, and on the one thread that writes with SQLite: it must not
 * make another change, wait for anything, or depend on the thread, for example on its thread-locals.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int MOST_TRIES = 5;

    private final Dialect dialect;
    private final Transactions transactions;
    private final Events events;
    private volatile @Nullable EventRecorder recorder;
    private volatile DatabaseMeters meters = new DatabaseMeters(new SimpleMeterRegistry());

    private Database(Dialect dialect, Transactions transactions, Events events) {
        this.dialect = dialect;
        this.transactions = transactions;
        this.events = events;
    }

    /**
     * Opens a database and brings its tables up to date. Several processes may have one database open, but only one
     * server may have an embedded one open: see {@link DatabaseLock}.
     *
     * @param settings where it is
     * @param events where events of committed changes are published
     * @return the database
     * @throws DatabaseUnavailableException if it cannot be reached
     */
    public static Database open(DatabaseSettings settings, Events events) {
        Dialect dialect = Dialect.of(settings.url());
        try {
            return new Database(dialect, dialect == Dialect.SQLITE ? openFile(settings) : openPool(settings), events);
        } catch (IOException failed) {
            throw new DatabaseUnavailableException(failed);
        } catch (RuntimeException failed) {
            throw dialect.isUnavailable(failed) ? new DatabaseUnavailableException(failed) : failed;
        }
    }

    private static Transactions openFile(DatabaseSettings settings) throws IOException {
        Path file = EmbeddedDatabase.file(settings).orElseThrow();
        EmbeddedDatabase.prepare(file);
        Migrations.run(Dialect.SQLITE, SqliteConnections.writing(file, settings.connectionWait()));
        return new QueuedTransactions(file, settings);
    }

    private static Transactions openPool(DatabaseSettings settings) {
        PooledTransactions pool = new PooledTransactions(settings);
        try {
            Migrations.run(Dialect.POSTGRESQL, pool.connections());
            return pool;
        } catch (RuntimeException failed) {
            pool.close();
            throw failed;
        }
    }

    /**
     * Reads.
     *
     * @param work reads; it is called again if the database requires a retry
     * @param <T> the result
     * @return the result of the work
     * @throws DatabaseUnavailableException if the database cannot be reached
     */
    public <T> T read(Function<Handle, T> work) {
        return tried(() -> transactions.read(work));
    }

    /**
     * Changes data. When this returns, the change is committed; when it throws, nothing has changed. One exception: if
     * the connection is lost during the commit, the result is unknown; a caller that retries must expect that the
     * change was made.
     *
     * @param work makes the change; it is called again if the database requires a retry
     * @param <T> the result
     * @return the result of the work
     * @throws DatabaseUnavailableException if the database cannot be reached, or could not commit
     */
    public <T> T change(Function<Change, T> work) {
        return tried(() -> once(work));
    }

    private <T> T tried(Supplier<T> work) {
        long begin = System.nanoTime();
        for (int tries = 1; ; tries++) {
            try {
                T result = work.get();
                meters.ended(DatabaseMeters.Outcome.COMMITTED, begin);
                return result;
            } catch (RuntimeException failed) {
                boolean conflict = dialect.isConflict(failed);
                if (conflict) {
                    meters.conflict();
                }
                if (conflict && tries < MOST_TRIES) {
                    continue;
                }
                boolean unavailable = failed instanceof DatabaseUnavailableException || dialect.isUnavailable(failed);
                meters.ended(unavailable ? DatabaseMeters.Outcome.UNAVAILABLE : DatabaseMeters.Outcome.FAILED, begin);
                throw unavailable ? DatabaseUnavailableException.of(failed) : failed;
            }
        }
    }

    /**
     * Changes data, with no result.
     *
     * @param work makes the change; it is called again if the database requires a retry
     * @throws DatabaseUnavailableException if the database cannot be reached, or could not commit
     */
    public void run(Consumer<Change> work) {
        change(change -> {
            work.accept(change);
            return true;
        });
    }

    private <T> T once(Function<Change, T> work) {
        record Done<T>(T result, Change change) {}
        Done<T> done = transactions.write(handle -> {
            Change change = new Change(handle);
            T result = work.apply(change);
            keep(change);
            return new Done<>(result, change);
        });
        done.change().tasks().forEach(Database::follow);
        for (Event event : done.change().events()) {
            follow(() -> events.publish(event));
        }
        return done.result();
    }

    /** The change is committed: errors after this must not make it look uncommitted, or cause a retry. */
    private static void follow(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException defect) {
            LOG.error("What follows a change failed; the change itself is kept", defect);
        }
    }

    private void keep(Change change) {
        EventRecorder kept = recorder;
        if (kept != null && !change.events().isEmpty()) {
            kept.keep(change, List.copyOf(change.events()));
        }
    }

    /**
     * Sets the recorder that stores events in the transactions of their changes, from the next change on.
     *
     * @param keeps the recorder, which replaces an earlier one
     */
    public void recordEvents(EventRecorder keeps) {
        this.recorder = keeps;
    }

    /**
     * Checks that the database answers.
     *
     * @param patience how long it may take to answer, besides the wait for a connection
     * @throws DatabaseUnavailableException if it is not
     */
    public void check(Duration patience) {
        try {
            transactions.check(patience);
        } catch (SQLException | RuntimeException failed) {
            throw DatabaseUnavailableException.of(failed);
        }
    }

    /**
     * Begins to measure: transactions, and the pool of connections.
     *
     * @param registry where the meters are
     * @throws IllegalStateException if this is measured already
     */
    public void measure(MeterRegistry registry) {
        transactions.measure(registry);
        meters = new DatabaseMeters(registry);
    }

    /** Lets changes end that are under way, some seconds at most, and closes all connections. */
    @Override
    public void close() {
        transactions.close();
    }
}
