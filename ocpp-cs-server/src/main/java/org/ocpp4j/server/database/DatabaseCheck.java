package org.ocpp4j.server.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/** Tries a database without changing anything in it. All methods block. */
public final class DatabaseCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private DatabaseCheck() {}

    /**
     * Connects. An embedded database that is not there is not made.
     *
     * @param settings where it is
     * @return a connection, for the caller to close
     * @throws SQLException if it cannot be reached, or is not there
     */
    public static Connection connect(DatabaseSettings settings) throws SQLException {
        Path file = EmbeddedDatabase.file(settings).orElse(null);
        if (file != null) {
            return reading(file).getConnection();
        }
        DriverManager.setLoginTimeout(
                (int) Math.max(1, settings.connectionWait().toSeconds()));
        return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    }

    /** Connections to the file of an embedded database that is there. */
    static DataSource reading(Path file) {
        return SqliteConnections.reading(file, PATIENCE);
    }

    /**
     * Whether there is a credential for the API.
     *
     * @param connection a connection
     * @return false if there is none, or if the tables do not exist yet
     * @throws SQLException if the database cannot be read
     */
    public static boolean anyCredential(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, "api_credential", null)) {
            if (!tables.next()) {
                return false;
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from api_credential")) {
            return rows.next() && rows.getLong(1) > 0;
        }
    }
}
