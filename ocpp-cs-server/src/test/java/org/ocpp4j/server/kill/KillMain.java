package org.ocpp4j.server.kill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A long run by hand; see CONTRIBUTING.md. The exit status is 1 if something is wrong. */
@Command(name = "kill-run", mixinStandardHelpOptions = true, showDefaultValues = true)
final class KillMain implements Callable<Integer> {
    @Option(names = "--database", description = "EMBEDDED or POSTGRESQL")
    KillDatabase database = KillDatabase.EMBEDDED;

    @Option(names = "--kills", description = "How often the server is killed")
    int kills = 40;

    @Option(names = "--stations", description = "How many stations send")
    int stations = 200;

    @Option(names = "--busy-loops", description = "How many processes keep the cores busy")
    int busyLoops = 4;

    @Option(names = "--longest", description = "How many milliseconds a server is under load at most")
    long longest = 4000;

    @Option(
            names = "--seed",
            description = "Decides when the server is killed; 0 for a new one",
            showDefaultValue = CommandLine.Help.Visibility.ON_DEMAND)
    long seed;

    @Option(names = "--directory", description = "Where databases and logs are kept")
    Path directory = Path.of("target", "kill");

    /** Runs it. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new KillMain()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        long chosen = seed == 0 ? System.nanoTime() : seed;
        Path place = directory.resolve(database + "-" + chosen).toAbsolutePath();
        KillReport report = KillRun.run(
                new KillOptions(database, kills, stations, busyLoops, chosen, Duration.ofMillis(longest), place));
        System.out.println(report.text());
        return report.findings().isEmpty() ? 0 : 1;
    }
}
