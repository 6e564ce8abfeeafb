package org.ocpp4j.server.frames;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.ocpp4j.server.database.DatabaseSettings;

/** A database that lets nobody in, until it is closed. */
public final class Outage implements AutoCloseable {
    private final boolean isH2;
    private final String name;
    private final Connection connection;

    private Outage(boolean isH2, String name, Connection connection) {
        this.isH2 = isH2;
        this.name = name;
        this.connection = connection;
    }

    public static Outage of(DatabaseSettings settings) throws SQLException {
        String url = settings.url();
        if (url.startsWith("jdbc:h2:")) {
            String mode = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
            return new Outage(true, "", DriverManager.getConnection(url + mode, "", ""));
        }
        String name = url.replaceFirst(".*/(test[0-9]+).*", "$1");
        String other = url.replace("/" + name, "/postgres");
        return new Outage(false, name, DriverManager.getConnection(other, settings.user(), settings.password()));
    }

    /** Ends all connections and refuses new ones. */
    public void begin() throws SQLException {
        if (isH2) {
            execute("set exclusive 2");
        } else {
            execute("alter database " + name + " allow_connections false");
            execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        execute(isH2 ? "set exclusive 0" : "alter database " + name + " allow_connections true");
        connection.close();
    }
}
