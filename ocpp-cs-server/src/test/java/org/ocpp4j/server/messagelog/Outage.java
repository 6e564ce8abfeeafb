package org.ocpp4j.server.messagelog;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.ocpp4j.server.database.DatabaseSettings;

/** A database that takes no changes, until it is closed; PostgreSQL lets nobody in at all. */
public final class Outage implements AutoCloseable {
    private final boolean isSqlite;
    private final String name;
    private final Connection connection;

    private Outage(boolean isSqlite, String name, Connection connection) {
        this.isSqlite = isSqlite;
        this.name = name;
        this.connection = connection;
    }

    public static Outage of(DatabaseSettings settings) throws SQLException {
        String url = settings.url();
        if (url.startsWith("jdbc:sqlite:")) {
            return new Outage(true, "", DriverManager.getConnection(url));
        }
        String name = url.replaceFirst(".*/(test[0-9]+).*", "$1");
        String other = url.replace("/" + name, "/postgres");
        return new Outage(false, name, DriverManager.getConnection(other, settings.user(), settings.password()));
    }

    /** SQLite: another process writes and does not end. PostgreSQL: all connections end, and new ones are refused. */
    public void begin() throws SQLException {
        if (isSqlite) {
            execute("begin immediate");
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
        execute(isSqlite ? "rollback" : "alter database " + name + " allow_connections true");
        connection.close();
    }
}
