package org.ocpp4j.server.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.ocpp4j.server.backup.BackupException.Reason;
import org.ocpp4j.server.database.DatabaseCheck;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.database.EmbeddedDatabase;
import org.ocpp4j.server.database.PrivateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes an embedded database into a file: SQL, compressed. It reads one snapshot, so that no change is in it by half and
 * nobody who writes waits. Blocks; belongs to one thread.
 */
final class BackupScript {
    private static final Logger LOG = LoggerFactory.getLogger(BackupScript.class);

    /** How the directory is called, after the backup, in which it is until it is complete. */
    static final String PARTIAL = ".partial";

    private final DatabaseSettings settings;

    BackupScript(DatabaseSettings settings) {
        this.settings = settings;
    }

    /** Refuses what cannot be backed up this way; throws BackupException. */
    void requireEmbedded() {
        if (!EmbeddedDatabase.isEmbedded(settings)) {
            throw new BackupException(
                    Reason.NOT_EMBEDDED,
                    "The data are in " + settings.shownUrl() + ", not in the embedded database. PostgreSQL brings what"
                            + " this needs: pg_dump --format=custom --file=ocpp.dump DATABASE while everything runs,"
                            + " and pg_restore");
        }
    }

    /**
     * Writes the backup. The file appears when it is complete and on the disk, readable for this user only.
     *
     * @throws SQLException if the database cannot be read, or cannot write the file
     * @throws IOException if the file cannot be written; a file that is there is not replaced
     */
    void writeTo(Path file) throws SQLException, IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file + " is there already");
        }
        Path partial = file.resolveSibling(file.getFileName() + PARTIAL);
        Path script = partial.resolve("script.gz");
        try {
            PrivateFiles.remove(partial);
            PrivateFiles.createDirectories(partial); // H2 makes the file as it likes, so it does that behind a door
            script(script);
            PrivateFiles.close(script);
            try (FileChannel written = FileChannel.open(script, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(script, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            removeNow(partial);
        }
    }

    /** A backup that is there is no failure because of what lies beside it; the next one removes that. */
    private static void removeNow(Path partial) {
        try {
            PrivateFiles.remove(partial);
        } catch (IOException failed) {
            LOG.warn("{} cannot be removed: {}", partial, Backups.why(failed));
        }
    }

    private void script(Path file) throws SQLException {
        // Not one of the pool's: stations need those.
        try (Connection connection = DatabaseCheck.connect(settings)) {
            // Anything less lets changes in that are committed between one table and the next.
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("script to '" + file.toString().replace("'", "''") + "' compression gzip");
            }
            connection.commit();
        }
    }
}
