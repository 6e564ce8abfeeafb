package org.ocpp4j.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.credential.CredentialStore;
import org.ocpp4j.server.credential.NameTakenException;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseCheck;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.database.EmbeddedDatabase;
import org.ocpp4j.server.event.Events;
import org.ocpp4j.server.settings.Settings;

/** The database, opened for one command. */
final class CommandDatabase {
    private CommandDatabase() {}

    /** Opens the database, does something with its credentials, and closes it; throws CommandFailedException. */
    static <T> T withCredentials(Settings settings, Function<CredentialStore, T> work) {
        try (Database database = open(settings.database())) {
            return work.apply(new CredentialStore(database, Clock.systemUTC()));
        } catch (IllegalArgumentException | NameTakenException refused) {
            throw new CommandFailedException(String.valueOf(refused.getMessage()));
        }
    }

    private static Database open(DatabaseSettings settings) {
        try {
            return Database.open(settings, new Events());
        } catch (RuntimeException failed) {
            throw new CommandFailedException(why(settings, failed));
        }
    }

    /** Refuses if the embedded database is not there, or another process has it open; throws CommandFailedException. */
    static void requireNoServer(DatabaseSettings settings) {
        Path file = EmbeddedDatabase.file(settings).orElse(null);
        if (file == null) {
            return;
        }
        if (!Files.exists(file)) {
            throw new CommandFailedException("There is no database " + file);
        }
        try {
            if (EmbeddedDatabase.isInUse(file)) {
                throw new CommandFailedException("The database " + file + " is in use by another process, probably a"
                        + " running server.\nThat makes backups itself: POST /api/v1/backup.");
            }
        } catch (IOException failed) {
            throw new CommandFailedException(file + " cannot be opened: " + failed);
        }
    }

    /** What keeps a database from being opened, for people. */
    static String why(DatabaseSettings settings, Throwable failed) {
        String url = settings.shownUrl();
        SQLException cause = sqlCause(failed);
        if (cause != null && DatabaseCheck.isInUse(cause)) {
            return "The database " + url + " is in use by another process, probably a running server.\n"
                    + "Stop that first, or do the same through its API: GET and POST /api/v1/credentials,"
                    + " DELETE /api/v1/credentials/{name}.\n"
                    + "With PostgreSQL this command works while the server runs.";
        }
        Throwable shown = cause == null ? failed : cause;
        return "The database " + url + " cannot be opened: " + shown.getMessage();
    }

    private static @Nullable SQLException sqlCause(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException exception) {
                return exception;
            }
        }
        return null;
    }
}
