package org.ocpp4j.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.Events;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data, in H2 or PostgreSQL. All methods block the calling thread for as long as the database takes; none may be
 * called on a thread of a transport. Thread-safe.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** What H2 needs to behave as PostgreSQL does, and to have a commit on its way to the disk when it returns. */
    private static final String H2_MODE =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

    private static final int MOST_TRIES = 5;

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Events events;
    private volatile @Nullable Journal journal;
    private volatile DatabaseMeters meters = new DatabaseMeters(new SimpleMeterRegistry());

    private Database(HikariDataSource pool, Events events) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        // Else messages of exceptions quote what was to be stored, secrets and whole frames included.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        this.events = events;
    }

    /**
     * Opens a database and brings its tables up to date.
     *
     * @param settings where it is
     * @param events where committed changes are told
     * @return the database
     * @throws DatabaseUnavailableException if it cannot be reached
     */
    public static Database open(DatabaseSettings settings, Events events) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("ocpp-database");
        config.setJdbcUrl(url(settings.url()));
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connections());
        config.setConnectionTimeout(settings.connectionWait().toMillis());
        config.setExceptionOverride(new BrokenConnections());
        Optional<Path> made;
        HikariDataSource pool;
        try {
            made = EmbeddedDatabase.prepare(settings);
            pool = new HikariDataSource(config);
        } catch (IOException | RuntimeException failed) {
            throw new DatabaseUnavailableException(failed);
        }
        try {
            if (made.isPresent()) {
                PrivateFiles.close(made.get());
            }
            migrations().dataSource(pool).load().migrate();
        } catch (IOException failed) {
            pool.close();
            throw new DatabaseUnavailableException(failed);
        } catch (RuntimeException failed) {
            pool.close();
            throw failed;
        }
        return new Database(pool, events);
    }

    /** What brings tables up to date. */
    static FluentConfiguration migrations() {
        return Flyway.configure()
                .locations("classpath:org/ocpp4j/server/database")
                .loggers("slf4j");
    }

    static String url(String url) {
        return url.toLowerCase(Locale.ROOT).startsWith("jdbc:h2:") ? url + H2_MODE : url;
    }

    /**
     * Reads.
     *
     * @param work reads; it may be called again if the database asks for it
     * @param <T> what is read
     * @return what the work returned
     * @throws DatabaseUnavailableException if the database cannot be reached
     */
    public <T> T read(Function<Handle, T> work) {
        return change(change -> work.apply(change.handle()));
    }

    /**
     * Changes data. When this returns, the change is committed; when it throws, nothing has changed. One exception: if
     * the connection is lost amid the commit, nobody knows; whoever does it again must bear that it was done.
     *
     * @param work makes the change; it may be called again if the database asks for it
     * @param <T> what comes of it
     * @return what the work returned
     * @throws DatabaseUnavailableException if the database cannot be reached, or could not commit
     */
    public <T> T change(Function<Change, T> work) {
        long begin = System.nanoTime();
        for (int tries = 1; ; tries++) {
            try {
                T result = once(work);
                meters.ended(DatabaseMeters.Outcome.COMMITTED, begin);
                return result;
            } catch (RuntimeException failed) {
                boolean conflict = isConflict(failed);
                if (conflict) {
                    meters.conflict();
                }
                if (conflict && tries < MOST_TRIES) {
                    continue;
                }
                boolean unavailable = isUnavailable(failed);
                meters.ended(unavailable ? DatabaseMeters.Outcome.UNAVAILABLE : DatabaseMeters.Outcome.FAILED, begin);
                throw unavailable ? new DatabaseUnavailableException(failed) : failed;
            }
        }
    }

    /**
     * Changes data, with no result.
     *
     * @param work makes the change; it may be called again if the database asks for it
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
        Done<T> done = jdbi.inTransaction(handle -> {
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

    /** The change is committed: what follows must not make it look as if it was not, or have it done again. */
    private static void follow(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException defect) {
            LOG.error("What follows a change failed; the change itself is kept", defect);
        }
    }

    private void keep(Change change) {
        Journal kept = journal;
        if (kept != null && !change.events().isEmpty()) {
            kept.keep(change, List.copyOf(change.events()));
        }
    }

    /**
     * Has events kept in the transactions of the changes that they tell of, from the next change on.
     *
     * @param keeps keeps them, in the place of an earlier journal
     */
    public void journal(Journal keeps) {
        this.journal = keeps;
    }

    /** Two changes met; one of them has to begin again. */
    private static boolean isConflict(Throwable failed) {
        String state = sqlState(failed);
        return state.equals("40001") || state.equals("40P01") || state.equals("HYT00");
    }

    private static boolean isUnavailable(Throwable failed) {
        String state = sqlState(failed);
        return isConflict(failed)
                || state.startsWith("08") // connection
                || state.startsWith("53") // resources
                || state.startsWith("57P") // shutting down
                || state.startsWith("90") // H2: closed, broken, out of memory
                || cause(failed, SQLTransientException.class)
                || cause(failed, ConnectionException.class); // the pool gave none: it is closed, too
    }

    private static boolean cause(Throwable failed, Class<? extends Throwable> type) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String sqlState(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException exception && exception.getSQLState() != null) {
                return exception.getSQLState();
            }
        }
        return "";
    }

    /**
     * Asks the database whether it is there.
     *
     * @param patience how long it may take to answer, besides the wait for a connection
     * @throws DatabaseUnavailableException if it is not
     */
    public void check(Duration patience) {
        try (Connection connection = pool.getConnection()) {
            if (!connection.isValid((int) patience.toSeconds())) {
                throw new DatabaseUnavailableException(new SQLException("no answer"));
            }
        } catch (SQLException failed) {
            throw new DatabaseUnavailableException(failed);
        }
    }

    /**
     * Begins to measure: transactions, and the pool of connections.
     *
     * @param registry where the meters are
     * @throws IllegalStateException if this is measured already
     */
    public void measure(MeterRegistry registry) {
        pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
        meters = new DatabaseMeters(registry);
    }

    /** Closes all connections. */
    @Override
    public void close() {
        pool.close();
    }
}
