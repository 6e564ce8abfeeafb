package org.ocpp4j.server;

import java.util.Set;
import java.util.concurrent.Callable;
import org.ocpp4j.server.cli.AccountCommand;
import org.ocpp4j.server.cli.BackupCommand;
import org.ocpp4j.server.cli.CheckCommand;
import org.ocpp4j.server.cli.CommandFailedException;
import org.ocpp4j.server.cli.HealthCommand;
import org.ocpp4j.server.cli.MigrateCommand;
import org.ocpp4j.server.cli.RestoreCommand;
import org.ocpp4j.server.cli.ServeCommand;
import org.ocpp4j.server.cli.ServeOptions;
import org.ocpp4j.server.cli.SettingsCommand;
import org.ocpp4j.server.cli.TokenCommand;
import org.ocpp4j.server.cli.validate.ValidateCommand;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.settings.SettingsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The command line of the central system. Without a sub-command it serves. */
@Command(
        name = "ocpp-cs-server",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "A central system for OCPP 1.5 and 1.6 over JSON. Without a command it serves.",
        subcommands = {
            ServeCommand.class,
            CheckCommand.class,
            SettingsCommand.class,
            TokenCommand.class,
            AccountCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ValidateCommand.class,
            MigrateCommand.class,
            HealthCommand.class
        })
public final class Main implements Callable<Integer> {
    private static final Set<String> PRINTING =
            Set.of("check", "settings", "token", "account", "validate", "migrate", "health", "backup", "restore");

    @Mixin
    private final ServeOptions options = new ServeOptions();

    private Main() {}

    @Override
    public Integer call() throws InterruptedException {
        return options.serve();
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionStrategy(Main::execute)
                .setExecutionExceptionHandler(Main::explain);
    }

    /** Options before a command would be lost: each command has its own. */
    private static int execute(ParseResult parsed) {
        if (parsed.hasSubcommand() && !parsed.matchedOptions().isEmpty()) {
            String command = parsed.subcommand().commandSpec().name();
            String option = parsed.matchedOptions().get(0).longestName();
            throw new ParameterException(
                    parsed.commandSpec().commandLine(),
                    "Write " + option + " after the command: " + command + " " + option);
        }
        return new RunLast().execute(parsed);
    }

    /** What the user can mend is said without a stack trace. */
    private static int explain(Exception failed, CommandLine commandLine, ParseResult parsed) throws Exception {
        if (failed instanceof SettingsException
                || failed instanceof CommandFailedException
                || failed instanceof DatabaseUnavailableException) {
            commandLine.getErr().println(failed.getMessage());
            commandLine.getErr().flush();
            return 1;
        }
        throw failed;
    }

    /**
     * Runs a command and ends the process with its exit status.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && PRINTING.contains(arguments[0])) {
            System.setProperty("ocpp.log.target", "System.err"); // standard output is for the result
            System.setProperty("ocpp.log.level", "WARN");
            System.setProperty("ocpp.log.pool", "OFF"); // commands say themselves what is wrong with the database
        }
        System.exit(commandLine().execute(arguments));
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"ocpp-cs-server " + (version == null ? "(not packaged)" : version)};
        }
    }
}
