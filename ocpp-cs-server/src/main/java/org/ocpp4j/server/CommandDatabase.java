package org.ocpp4j.server;

import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.credential.CredentialStore;
import org.ocpp4j.server.credential.NameTakenException;
import org.ocpp4j.server.database.Database;
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

    /** Refuses if there is no embedded database yet; throws CommandFailedException. */
    static void requireFile(DatabaseSettings settings) {
        EmbeddedDatabase.file(settings).filter(file -> !Files.exists(file)).ifPresent(file -> {
            throw new CommandFailedException("There is no database " + file);
        });
    }

    /** What keeps a database from being opened, for people. */
    static String why(DatabaseSettings settings, Throwable failed) {
        String url = settings.shownUrl();
        SQLException cause = sqlCause(failed);
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
