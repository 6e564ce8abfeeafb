package org.ocpp4j.server.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** What there is to know about an H2 database as a file. Stateless; all methods may block. */
public final class EmbeddedDatabase {
    /** The name of H2's file ends so. */
    public static final String SUFFIX = ".mv.db";

    private static final Pattern URL = Pattern.compile("(?i)jdbc:h2:(file:|mem:|[a-z]{2,}:)?([^;]*).*");

    private EmbeddedDatabase() {}

    /**
     * Whether a database runs in this process: H2 in a file or in memory.
     *
     * @param settings where it is
     * @return false for PostgreSQL, and for an H2 that runs elsewhere
     */
    public static boolean isEmbedded(DatabaseSettings settings) {
        return file(settings).isPresent()
                || settings.url().toLowerCase(Locale.ROOT).startsWith("jdbc:h2:mem:");
    }

    /**
     * The file of an embedded database.
     *
     * @param settings where the database is
     * @return the file, which need not be there; empty if the database is none of H2 in a file
     */
    public static Optional<Path> file(DatabaseSettings settings) {
        Matcher parts = URL.matcher(settings.url());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String kind = parts.group(1);
        String path = parts.group(2);
        if (kind != null && !kind.equalsIgnoreCase("file:")) {
            return Optional.empty();
        }
        String home = path.startsWith("~/") ? System.getProperty("user.home") + path.substring(1) : path;
        return Optional.of(Path.of(home + SUFFIX).toAbsolutePath().normalize());
    }

    /**
     * Whether a process has a database file open, this one included. Says so of a file that is damaged, too.
     *
     * @param file the file
     * @return false if nobody has it, or it is not there
     * @throws IOException if the file cannot be opened
     */
    public static boolean isInUse(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException here) {
            return true;
        }
    }

    /**
     * Makes a new database file.
     *
     * @param settings where; there is none yet
     * @return a connection, for the caller to close
     * @throws SQLException if it cannot be made
     */
    public static Connection create(DatabaseSettings settings) throws SQLException {
        return DriverManager.getConnection(Database.url(settings.url()), settings.user(), settings.password());
    }

    /** The file that is about to be made, in a directory that only this user may enter; empty if it is there already. */
    static Optional<Path> prepare(DatabaseSettings settings) throws IOException {
        Optional<Path> file = file(settings).filter(path -> !Files.exists(path));
        Path directory = file.map(Path::getParent).orElse(null);
        if (directory != null) {
            PrivateFiles.createDirectories(directory);
        }
        return file;
    }

    /**
     * Whether this version of the server can use the tables of a database. Changes nothing.
     *
     * @param settings where the database is
     * @return what is wrong with them; empty if nothing is, or if they are of an earlier version, which the server changes
     *     when it starts
     */
    public static Optional<String> schemaProblem(DatabaseSettings settings) {
        Flyway flyway = Database.migrations()
                .dataSource(Database.url(settings.url()), settings.user(), settings.password())
                .ignoreMigrationPatterns("*:pending")
                .load();
        MigrationInfoService info = flyway.info();
        MigrationInfo current = info.current();
        if (current == null) {
            return Optional.of("it has no tables of ocpp-cs-server");
        }
        for (MigrationInfo applied : info.applied()) {
            if (!applied.getState().isResolved()) {
                return Optional.of("its tables have version " + current.getVersion()
                        + ", which this version of ocpp-cs-server does not know; a newer one has made it");
            }
        }
        var result = flyway.validateWithResult();
        return result.validationSuccessful
                ? Optional.empty()
                : Optional.of(
                        "its tables are not those of this version of ocpp-cs-server: " + result.getAllErrorMessages());
    }
}
