package org.ocpp4j.server.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Optional;
import org.ocpp4j.server.backup.BackupException.Reason;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.database.EmbeddedDatabase;
import org.ocpp4j.server.database.PrivateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies an embedded database into a file. The copy is one snapshot, so it has no partial change, and no write waits
 * for it. Blocks; for use by one thread.
 */
final class BackupCopy {
    private static final Logger LOG = LoggerFactory.getLogger(BackupCopy.class);

    /** How the directory is called, after the backup, in which it is until it is complete. */
    static final String PARTIAL = ".partial";

    private final DatabaseSettings settings;

    BackupCopy(DatabaseSettings settings) {
        this.settings = settings;
    }

    /** Refuses what cannot be backed up this way; throws BackupException. */
    void requireEmbedded() {
        file();
    }

    private Path file() {
        return EmbeddedDatabase.file(settings)
                .orElseThrow(() -> new BackupException(
                        Reason.NOT_EMBEDDED,
                        "The data are in " + settings.shownUrl()
                                + ", not in the embedded database. PostgreSQL brings what"
                                + " this needs: pg_dump --format=custom --file=ocpp.dump DATABASE while everything runs,"
                                + " and pg_restore"));
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
        Path copy = partial.resolve("copy.db");
        try {
            PrivateFiles.remove(partial);
            PrivateFiles.createDirectories(partial); // SQLite makes the file as it likes, so it does that behind a door
            EmbeddedDatabase.copy(file(), copy);
            PrivateFiles.close(copy);
            Optional<String> damage = EmbeddedDatabase.damage(copy);
            if (damage.isPresent()) {
                throw new SQLException("the copy is damaged: " + damage.get());
            }
            try (FileChannel written = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
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
}
