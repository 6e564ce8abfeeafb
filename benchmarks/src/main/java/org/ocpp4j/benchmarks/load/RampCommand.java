package org.ocpp4j.benchmarks.load;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Many connections. */
@Command(
        name = "ramp",
        showDefaultValues = true,
        description =
                "Connects many stations, and tells what the server needs for them: processor time, heap per station.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all were connected and answered",
            "1:the system has too few file descriptors, or some were not"
        })
final class RampCommand implements Callable<Integer> {
    /** Files that a process has open besides its connections, roughly. */
    private static final int OTHER_FILES = 200;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private ProcessOptions processes = new ProcessOptions();

    @Option(names = "--contenders", paramLabel = "NAME", split = ",", description = "${COMPLETION-CANDIDATES}.")
    private List<ServerContender> contenders = List.of(ServerContender.values());

    @Option(names = "--connections", paramLabel = "N", split = ",", description = "How many stations; more than 20.")
    private List<Integer> connections = List.of(10_000, 20_000);

    @Override
    public Integer call() {
        if (connections.stream().anyMatch(count -> count <= Ramp.FIRST)) {
            throw new ParameterException(spec.commandLine(), "There must be more than " + Ramp.FIRST + " stations");
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean complete = true;
        MarkdownTable table = new MarkdownTable(
                out,
                "server",
                "connections",
                "seconds",
                "CPU seconds of the server",
                "heap per idle station, bytes",
                "direct memory, bytes",
                "heap after a call of each, bytes",
                "direct memory, bytes");
        for (int count : connections) {
            if (count + OTHER_FILES > ThisProcess.maxFiles()) {
                out.printf("%nA process may open %d files here: see ulimit -n%n", ThisProcess.maxFiles());
                complete = false;
                continue;
            }
            for (ServerContender contender : contenders) {
                complete &= measure(table, contender, count);
            }
        }
        out.flush();
        return complete ? 0 : 1;
    }

    private boolean measure(MarkdownTable table, ServerContender contender, int count) {
        try {
            write(table, contender, new Ramp(contender, processes).run(count));
            return true;
        } catch (IllegalStateException failure) {
            table.row(contender, count, failure.toString());
            return false;
        }
    }

    private static void write(MarkdownTable table, ServerContender contender, Ramp.Result result) {
        table.row(
                contender,
                result.connections(),
                result.seconds(),
                result.serverCpuSeconds(),
                result.idleBytes(),
                result.idleDirectBytes(),
                result.usedBytes(),
                result.usedDirectBytes());
    }
}
