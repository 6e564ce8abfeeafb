package org.ocpp4j.server.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/**
 * The connection that writes to an SQLite file. Belongs to one thread, but for {@link #interrupt}. After an error it is
 * opened anew by the next {@link #begin}.
 */
final class WriterConnection {
    private static final Logger LOG = LoggerFactory.getLogger(WriterConnection.class);

    private final SQLiteDataSource source;
    private volatile @Nullable SQLiteConnection open;
    private @Nullable Statement control;
    private @Nullable Handle handle;

    WriterConnection(Path file, Duration patience) {
        this.source = SqliteConnections.writing(file, patience);
    }

    /** Begins a transaction; returns the way to the tables. */
    Handle begin() throws SQLException {
        Handle ready = handle == null ? connect() : handle;
        control("begin immediate");
        return ready;
    }

    private Handle connect() throws SQLException {
        SQLiteConnection connection = source.getConnection("", "");
        open = connection;
        control = connection.createStatement();
        Handle made = Statements.over(Jdbi.create(connection), Dialect.SQLITE).open();
        handle = made;
        return made;
    }

    void commit() throws SQLException {
        control("commit");
    }

    /** Sets a savepoint: later changes may be rolled back alone. */
    void mark() throws SQLException {
        control("savepoint change");
    }

    /** Keeps the changes since the savepoint. */
    void keep() throws SQLException {
        control("release change");
    }

    /** Rolls back to the savepoint; returns false if SQLite has rolled back the whole transaction. */
    boolean undo() {
        try {
            control("rollback to change");
            control("release change");
            return true;
        } catch (SQLException noSuchSavepoint) {
            return false;
        }
    }

    private void control(String sql) throws SQLException {
        Statement statement = control;
        if (statement == null) {
            throw new SQLException("The connection is closed");
        }
        statement.execute(sql);
    }

    /** Ends the statement that runs now, from any thread. SQLite undoes its whole transaction. */
    void interrupt() {
        SQLiteConnection connection = open;
        try {
            if (connection != null) {
                connection.getDatabase().interrupt();
            }
        } catch (SQLException closedMeanwhile) {
            LOG.debug("A slow statement was not interrupted", closedMeanwhile);
        }
    }

    /** Closes; a transaction that is under way is undone. */
    void close() {
        Connection connection = open;
        open = null;
        control = null;
        handle = null;
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException failed) {
            LOG.warn("The connection that writes to the database could not be closed: {}", failed.toString());
        }
    }
}
