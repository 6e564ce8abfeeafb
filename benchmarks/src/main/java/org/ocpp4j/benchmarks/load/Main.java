package org.ocpp4j.benchmarks.load;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The command line of the load programs:
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar org.ocpp4j.benchmarks.load.Main run throughput --help
 * }</pre>
 */
@Command(
        name = "load",
        description = "Puts WebSocket servers under load.",
        footer = {"", "Start with a scenario: load run throughput --seconds 3 --connections 50"},
        subcommands = {
            RunCommand.class,
            ServerCommand.class,
            ClientsCommand.class,
            TransactionsCommand.class,
            FillCommand.class,
            ListsCommand.class
        })
public final class Main {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // picocli asks for it, and so do all the commands below
    private boolean help;

    private Main() {}

    /**
     * Runs a command and ends the process.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }
}
