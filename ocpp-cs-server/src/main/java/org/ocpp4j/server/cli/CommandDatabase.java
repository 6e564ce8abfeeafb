package org.ocpp4j.server.cli;

import java.nio.file.Files;
import java.time.Clock;
import java.util.function.Function;
import org.ocpp4j.server.access.CredentialStore;
import org.ocpp4j.server.access.NameTakenException;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.database.EmbeddedDatabase;
import org.ocpp4j.server.database.OpeningProblem;
import org.ocpp4j.server.event.Events;
import org.ocpp4j.server.settings.Settings;

/** The database, opened for one command. */
public final class CommandDatabase {
    private CommandDatabase() {}

    /** Opens the database, does something with its credentials, and closes it; throws CommandFailedException. */
    public static <T> T withCredentials(Settings settings, Function<CredentialStore, T> work) {
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
            throw new CommandFailedException(OpeningProblem.text(settings, failed));
        }
    }

    /** Refuses if there is no embedded database yet; throws CommandFailedException. */
    public static void requireFile(DatabaseSettings settings) {
        EmbeddedDatabase.file(settings).filter(file -> !Files.exists(file)).ifPresent(file -> {
            throw new CommandFailedException("There is no database " + file);
        });
    }
}
