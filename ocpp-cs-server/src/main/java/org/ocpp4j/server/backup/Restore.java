package org.ocpp4j.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.backup.BackupException.Reason;
import org.ocpp4j.server.database.DatabaseCheck;
import org.ocpp4j.server.database.DatabaseInUseException;
import org.ocpp4j.server.database.DatabaseLock;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.database.EmbeddedDatabase;
import org.ocpp4j.server.database.PrivateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a backup in the place of the embedded database, while no server runs. It is copied into a directory beside it first;
 * nothing is replaced before it has proved to be whole and of a known version. Blocks; belongs to one thread.
 */
public final class Restore {
    private static final Logger LOG = LoggerFactory.getLogger(Restore.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * The result of a restore.
     *
     * @param database the file of the database
     * @param aside the directory with the files that were there before; null if there were none
     * @param stations how many stations the backup has
     * @param transactions how many transactions it has
     * @param newestStart when the newest transaction began; null if there is none
     */
    public record Restored(
            Path database,
            @Nullable Path aside,
            long stations,
            long transactions,
            @Nullable String newestStart) {}

    private record Content(
            long stations, long transactions, @Nullable String newestStart) {}

    private final DatabaseSettings settings;
    private final Clock clock;

    /**
     * Restores into a database.
     *
     * @param settings where the database is; its user and password are those of the restored one
     * @param clock the source of the time, for the name of the directory with the previous files
     */
    public Restore(DatabaseSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Restores a backup.
     *
     * @param backup a file that a server made
     * @param force whether data that are there are moved aside; else they are a reason to refuse
     * @return the result
     * @throws BackupException if it cannot be done; then everything is as it was
     */
    public Restored run(Path backup, boolean force) {
        Path file = EmbeddedDatabase.file(settings)
                .orElseThrow(() -> new BackupException(
                        Reason.NOT_EMBEDDED,
                        "The data are in " + settings.shownUrl() + ", not in an embedded database."
                                + " With PostgreSQL, use pg_restore"));
        Path directory = parent(file);
        Path scratch = null;
        try {
            if (!Files.isRegularFile(backup) || !Files.isReadable(backup)) {
                throw failed(backup + " is no file that this user may read");
            }
            PrivateFiles.createDirectories(directory);
            lock(file).close();
            if (Files.exists(file) && !force) {
                throw new BackupException(
                        Reason.DATA_THERE,
                        file + " is there already. With --force it is moved aside, into a directory beside it");
            }
            scratch = Files.createTempDirectory(directory, "restore-");
            Path restored = scratch.resolve(file.getFileName());
            Content content = read(backup, restored);
            PrivateFiles.close(restored);
            DatabaseLock lock = lock(file);
            try {
                Path aside = replace(file, restored);
                return new Restored(file, aside, content.stations(), content.transactions(), content.newestStart());
            } finally {
                lock.close();
            }
        } catch (IOException failed) {
            throw failed("Not restored: " + Backups.why(failed));
        } finally {
            remove(scratch);
        }
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw failed(file + " is in no directory");
        }
        return parent;
    }

    private static BackupException failed(String message) {
        return new BackupException(Reason.FAILED, message);
    }

    /** Keeps servers away, or refuses if one is there. */
    private static DatabaseLock lock(Path file) {
        try {
            return DatabaseLock.take(file);
        } catch (DatabaseInUseException server) {
            throw new BackupException(Reason.IN_USE, String.valueOf(server.getMessage()));
        }
    }

    /** Copies the backup, and sees whether a server can use it. */
    private Content read(Path backup, Path restored) throws IOException {
        Files.copy(backup, restored);
        try {
            Optional<String> problem = EmbeddedDatabase.damage(restored);
            problem = problem.isPresent() ? problem : EmbeddedDatabase.schemaProblem(restored);
            if (problem.isPresent()) {
                throw failed(backup + " cannot be used: " + problem.get());
            }
            try (Connection connection = DatabaseCheck.connect(settings.at(restored));
                    Statement statement = connection.createStatement()) {
                return new Content(
                        number(statement, "select count(*) from station"),
                        number(statement, "select count(*) from charging_transaction"),
                        newestStart(statement));
            }
        } catch (SQLException unreadable) {
            throw failed(backup + " is no backup of ocpp-cs-server, or is damaged: " + unreadable.getMessage());
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static @Nullable String newestStart(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select max(started_at) from charging_transaction")) {
            rows.next();
            Timestamp newest = rows.getTimestamp(1);
            return newest == null ? null : newest.toInstant().toString();
        }
    }

    /** Moves the existing files aside and the new file to its place; both or neither. */
    private @Nullable Path replace(Path file, Path restored) throws IOException {
        List<Path> old = EmbeddedDatabase.files(file);
        Path aside = parent(file).resolve("replaced-" + TIME.format(clock.instant()));
        List<Path> moved = new ArrayList<>();
        try {
            if (!old.isEmpty()) {
                Files.createDirectory(aside);
            }
            for (Path each : old) {
                Files.move(each, aside.resolve(each.getFileName()), StandardCopyOption.ATOMIC_MOVE);
                moved.add(each);
            }
            Files.move(restored, file, StandardCopyOption.ATOMIC_MOVE);
            return old.isEmpty() ? null : aside;
        } catch (IOException halfway) {
            for (Path each : moved) {
                Files.move(aside.resolve(each.getFileName()), each, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.deleteIfExists(aside);
            throw halfway;
        }
    }

    private static void remove(@Nullable Path scratch) {
        if (scratch == null) {
            return;
        }
        try {
            PrivateFiles.remove(scratch);
        } catch (IOException left) {
            LOG.warn("Please remove {}: {}", scratch, left.toString());
        }
    }
}
