package org.ocpp4j.server.backend.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.ocpp4j.server.database.DatabaseSettings;

/** Opens the connections of the backend. */
final class PostgresPool {
    private static final long SHORTEST_WAIT_MILLIS = 250; // the pool's own bound
    private static final long LONGEST_WAIT_MILLIS = 5_000;

    private PostgresPool() {}

    /** A pool that opens although the database is not there yet. */
    static HikariDataSource open(PostgresSettings settings, DatabaseSettings database) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("ocpp-postgres");
        boolean other = !settings.url().isEmpty();
        config.setJdbcUrl(other ? settings.url() : database.url());
        config.setUsername(other ? settings.user() : database.user());
        config.setPassword(other ? settings.password() : database.password());
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(Math.min(2, settings.connections()));
        config.setAutoCommit(false);
        // Shorter than the time-out of calls, so that these can report the database as unavailable.
        long wait = Math.min(LONGEST_WAIT_MILLIS, settings.timeout().toMillis() * 3 / 4);
        config.setConnectionTimeout(Math.max(SHORTEST_WAIT_MILLIS, wait));
        config.setValidationTimeout(Math.max(
                SHORTEST_WAIT_MILLIS, Math.min(2_000, settings.timeout().toMillis())));
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "ocpp-cs-server");
        // Functions are changed while this runs, and there may be a pgbouncer between: nothing is kept on connections.
        config.addDataSourceProperty("prepareThreshold", "0");
        config.addDataSourceProperty(
                "connectTimeout", Long.toString(Math.max(1, settings.timeout().toSeconds())));
        return new HikariDataSource(config);
    }
}
