package org.ocpp4j.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * PostgreSQL: each transaction runs on the calling thread, on a connection of the pool. PostgreSQL itself combines
 * concurrent commits into one write to its log.
 */
final class PooledTransactions implements Transactions {
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    PooledTransactions(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("ocpp-database");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connections());
        config.setConnectionTimeout(settings.connectionWait().toMillis());
        this.pool = new HikariDataSource(config);
        this.jdbi = Statements.over(Jdbi.create(pool), Dialect.POSTGRESQL);
    }

    /** For migrations. */
    DataSource connections() {
        return pool;
    }

    @Override
    public <T> T write(Function<Handle, T> work) {
        return jdbi.inTransaction(work::apply);
    }

    @Override
    public <T> T read(Function<Handle, T> work) {
        return write(work);
    }

    @Override
    public void check(Duration patience) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            if (!connection.isValid((int) patience.toSeconds())) {
                throw new SQLException("no answer");
            }
        }
    }

    @Override
    public void measure(MeterRegistry registry) {
        pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
    }

    @Override
    public void close() {
        pool.close();
    }
}
