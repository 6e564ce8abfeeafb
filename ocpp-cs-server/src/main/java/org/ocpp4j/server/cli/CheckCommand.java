package org.ocpp4j.server.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.ocpp4j.server.app.ListeningRule;
import org.ocpp4j.server.database.DatabaseCheck;
import org.ocpp4j.server.database.EmbeddedDatabase;
import org.ocpp4j.server.database.OpeningProblem;
import org.ocpp4j.server.settings.LoadedSettings;
import org.ocpp4j.server.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks the settings: file, environment and flags. Prints OK and where each value comes from that is not"
                    + " the default, or everything that is wrong; then the exit status is 1.",
            "Give it the flags that the server is given."
        })
public final class CheckCommand implements Callable<Integer> {
    @Mixin
    private final ServeOptions options = new ServeOptions();

    @Option(
            names = "--database",
            description = "Also connects to the database, and changes nothing there; also checks that there is a token"
                    + " or an account if other machines reach the server.")
    private boolean database;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() {
        LoadedSettings loaded = options.load();
        PrintWriter err = spec.commandLine().getErr();
        loaded.warnings().forEach(warning -> err.println("Warning: " + warning));
        String found = database ? tryDatabase(loaded.settings()) : "";
        PrintWriter out = spec.commandLine().getOut();
        out.println("OK");
        loaded.changed()
                .forEach(each -> out.println("  " + each.key() + " = " + each.value() + "   (" + each.where() + ")"));
        if (loaded.changed().isEmpty()) {
            out.println("  all defaults");
        }
        out.print(found);
        out.flush();
        return 0;
    }

    private static String tryDatabase(Settings settings) {
        if (EmbeddedDatabase.file(settings.database())
                .filter(file -> !Files.exists(file))
                .isPresent()) {
            refuse(settings, false);
            return "  the database is not there yet; the server will make it" + System.lineSeparator();
        }
        try (Connection connection = DatabaseCheck.connect(settings.database())) {
            refuse(settings, DatabaseCheck.anyCredential(connection));
            return "  the database answers: " + connection.getMetaData().getDatabaseProductName() + " "
                    + connection.getMetaData().getDatabaseProductVersion() + System.lineSeparator();
        } catch (SQLException failed) {
            throw new CommandFailedException(OpeningProblem.text(settings.database(), failed));
        }
    }

    private static void refuse(Settings settings, boolean anyCredential) {
        ListeningRule.refusal(settings, () -> anyCredential).ifPresent(why -> {
            throw new CommandFailedException(why);
        });
    }
}
