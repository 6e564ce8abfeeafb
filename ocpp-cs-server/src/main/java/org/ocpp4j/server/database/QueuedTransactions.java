package org.ocpp4j.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * SQLite: changes wait in a bounded queue for the one thread that writes; reads have connections of their own, and
 * never wait for it.
 */
final class QueuedTransactions implements Transactions {
    private static final Duration LONGEST_CHANGE = Duration.ofSeconds(10);

    /** How long the writer waits for another process that writes, such as a command; all others wait behind it. */
    private static final Duration LONGEST_FOR_OTHERS = Duration.ofSeconds(2);

    private final Path file;
    private final HikariDataSource readers;
    private final Jdbi reading;
    private final Writer writer;

    /** The file is there, and its tables are up to date. */
    QueuedTransactions(Path file, DatabaseSettings settings) {
        this.file = file;
        HikariConfig config = new HikariConfig();
        config.setPoolName("ocpp-database");
        config.setDataSource(SqliteConnections.reading(file, settings.connectionWait()));
        config.setConnectionInitSql("pragma query_only = on");
        config.setMaximumPoolSize(settings.connections());
        config.setConnectionTimeout(settings.connectionWait().toMillis());
        this.readers = new HikariDataSource(config);
        this.reading = Statements.over(Jdbi.create(readers), Dialect.SQLITE);
        Duration forOthers = settings.connectionWait().compareTo(LONGEST_FOR_OTHERS) < 0
                ? settings.connectionWait()
                : LONGEST_FOR_OTHERS;
        this.writer = new Writer(new WriterConnection(file, forOthers), settings.connectionWait(), LONGEST_CHANGE);
    }

    @Override
    public <T> T write(Function<Handle, T> work) {
        return writer.write(work);
    }

    @Override
    public <T> T read(Function<Handle, T> work) {
        return reading.inTransaction(work::apply);
    }

    @Override
    public void check(Duration patience) throws SQLException {
        if (!Files.exists(file)) { // SQLite would write on into a deleted file
            throw new SQLException(file + " is gone");
        }
        writer.write(handle -> handle.execute("pragma user_version"), patience);
    }

    @Override
    public void measure(MeterRegistry registry) {
        readers.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
        Gauge.builder("ocpp.database.waiting", writer, Writer::waiting)
                .description("Changes that wait for the thread that writes to the embedded database")
                .register(registry);
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
    }
}
