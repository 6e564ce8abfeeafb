package org.ocpp4j.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.jdbi.v3.core.Jdbi;

/** The embedded database as a file. Stateless; all methods may block. */
public final class EmbeddedDatabase {
    private static final String SCHEME = "jdbc:sqlite:";
    private static final Pattern URL = Pattern.compile("(?i)jdbc:sqlite:(?:file:)?([^?]*)(?:\\?.*)?");

    /** The files that SQLite keeps beside the database. */
    private static final List<String> SUFFIXES = List.of("", "-wal", "-shm");

    private EmbeddedDatabase() {}

    /**
     * The URL of an embedded database.
     *
     * @param file its file, which need not be there
     * @return a JDBC URL
     */
    public static String url(Path file) {
        return SCHEME + file.toAbsolutePath().normalize();
    }

    /**
     * The file of an embedded database.
     *
     * @param settings where the database is
     * @return the file, which need not be there; empty if the database is PostgreSQL
     */
    public static Optional<Path> file(DatabaseSettings settings) {
        Matcher parts = URL.matcher(settings.url());
        return parts.matches()
                ? Optional.of(Path.of(parts.group(1)).toAbsolutePath().normalize())
                : Optional.empty();
    }

    /**
     * The file of an embedded database and those that SQLite keeps beside it.
     *
     * @param file the file of the database
     * @return the ones that are there
     */
    public static List<Path> files(Path file) {
        return SUFFIXES.stream()
                .map(suffix -> file.resolveSibling(file.getFileName() + suffix))
                .filter(Files::exists)
                .toList();
    }

    /** Makes the file if it is not there: only this user may read it, and enter its directory if that is new. */
    static void prepare(Path file) throws IOException {
        prepareDirectory(file);
        if (!Files.exists(file)) {
            refuseOlder(file);
            PrivateFiles.createFile(file); // SQLite gives its files beside it the same permissions
        }
    }

    /** The data of earlier versions must not appear to be lost. */
    private static void refuseOlder(Path file) {
        Path older = file.resolveSibling("ocpp.mv.db");
        if (Files.exists(older)) {
            throw new IllegalStateException(older + " was made by an earlier version of ocpp-cs-server, which kept its"
                    + " data in H2; this version keeps them in SQLite and cannot read that file.\n"
                    + "To begin with empty tables, move that file away: stations come back by themselves.\n"
                    + "To keep idTags and transactions, let the earlier version run once more, and take from it\n"
                    + "GET /api/v1/idTags?format=csv, which POST /api/v1/idTags takes here, and\n"
                    + "GET /api/v1/transactions?format=csv.");
        }
    }

    static void prepareDirectory(Path file) throws IOException {
        Path directory = file.getParent();
        if (directory != null) {
            PrivateFiles.createDirectories(directory);
        }
    }

    /**
     * Whether this version of the server can use the tables of an embedded database. Changes nothing.
     *
     * @param file the file
     * @return the problem; empty if there is none, or if they are of an earlier version, which the server migrates when
     *     it starts
     */
    public static Optional<String> schemaProblem(Path file) {
        Flyway flyway = Migrations.of(Dialect.SQLITE, DatabaseCheck.reading(file))
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

    /**
     * Copies an embedded database as it is committed now, while others read and write. The copy has no unused room in it.
     *
     * @param file the database
     * @param copy where; there is no file yet
     * @throws SQLException if the database cannot be read, is damaged, or the copy cannot be written
     */
    public static void copy(Path file, Path copy) throws SQLException {
        try (Connection connection = DatabaseCheck.reading(file).getConnection()) {
            Jdbi.create(connection).useHandle(handle -> handle.execute("vacuum into ?", copy.toString()));
        }
    }

    /**
     * Checks the database for damage.
     *
     * @param file the database; nothing is changed
     * @return the damage; empty for none
     * @throws SQLException if it cannot be read
     */
    public static Optional<String> damage(Path file) throws SQLException {
        try (Connection connection = DatabaseCheck.reading(file).getConnection()) {
            String found = Jdbi.create(connection)
                    .withHandle(handle -> handle.createQuery("pragma quick_check(1)")
                            .mapTo(String.class)
                            .first());
            return found.equals("ok") ? Optional.empty() : Optional.of(found);
        }
    }
}
