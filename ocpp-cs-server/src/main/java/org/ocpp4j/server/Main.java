package org.ocpp4j.server;

import java.util.concurrent.Callable;
import org.ocpp4j.server.validate.ValidateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command line of the central system. Without a sub-command it serves. */
@Command(
        name = "ocpp-cs-server",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "A central system for OCPP 1.5 and 1.6 over JSON. Without a command it serves.",
        subcommands = {ServeCommand.class, ValidateCommand.class})
public final class Main implements Callable<Integer> {
    @Mixin
    private final ServeOptions options = new ServeOptions();

    private Main() {}

    @Override
    public Integer call() throws InterruptedException {
        return new CentralSystemProcess(options).run();
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    /**
     * Runs a command and ends the process with its exit status.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
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
