package org.ocpp4j.server.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Tries a database without changing anything in it. All methods block. */
public final class DatabaseCheck {
    /** H2: there is no such file. */
    private static final int NOT_FOUND = 90146;

    /** H2: the file is locked. */
    private static final int IN_USE = 90020;

    private DatabaseCheck() {}

    /**
     * Connects. An embedded database that is not there is not made.
     *
     * @param settings where it is
     * @return a connection, for the caller to close
     * @throws SQLException if it cannot be reached, or is not there
     */
    public static Connection connect(DatabaseSettings settings) throws SQLException {
        String url = Database.url(settings.url());
        boolean embedded = !url.equals(settings.url());
        DriverManager.setLoginTimeout(
                (int) Math.max(1, settings.connectionWait().toSeconds()));
        return DriverManager.getConnection(
                embedded ? url + ";IFEXISTS=TRUE" : url, settings.user(), settings.password());
    }

    /**
     * Whether a connection failed because the embedded database is not there yet.
     *
     * @param failed what {@link #connect} threw
     * @return true if so
     */
    public static boolean isMissingFile(SQLException failed) {
        return failed.getErrorCode() == NOT_FOUND;
    }

    /**
     * Whether a connection failed because another process has the embedded database open.
     *
     * @param failed what the database threw
     * @return true if so
     */
    public static boolean isInUse(SQLException failed) {
        return failed.getErrorCode() == IN_USE;
    }

    /**
     * Whether there is a credential for the API.
     *
     * @param connection a connection
     * @return false if there is none, or the tables are not there yet
     * @throws SQLException if the database cannot say
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
