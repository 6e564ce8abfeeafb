package org.ocpp4j.emulator;

import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line of the emulator. Without a command it runs {@code run}. */
@Command(
        name = "ocpp-cp-emulator",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Emulates OCPP 1.6 and 1.5 charging stations.",
        footer = {"", "Without a command, run is meant: ocpp-cp-emulator --stations 10"},
        subcommands = {RunCommand.class, HelpCommand.class})
public final class Main {
    private static final Set<String> OWN = Set.of("run", "help", "-h", "--help", "-V");

    private Main() {}

    /**
     * Runs a command and ends the process.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "org/ocpp4j/emulator/logback.xml");
        }
        System.exit(commandLine().execute(withCommand(args)));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("ocpp-cp-emulator: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
    }

    /** Puts the default command before its options. A lone --version means the version of the program, not of OCPP. */
    static String[] withCommand(String[] args) {
        boolean own = args.length > 0 && (OWN.contains(args[0]) || (args.length == 1 && args[0].equals("--version")));
        return own ? args : Stream.concat(Stream.of("run"), Stream.of(args)).toArray(String[]::new);
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"ocpp-cp-emulator " + (version == null ? "(not packaged)" : version)};
        }
    }
}
