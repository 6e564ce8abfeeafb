package org.ocpp4j.benchmarks.load;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Servers side by side, as fast as they go. */
@Command(
        name = "throughput",
        showDefaultValues = true,
        description = "Calls as fast as servers answer, one server after the other.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:every call was answered in time with a result", "1:some were not"})
final class ThroughputCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private ProcessOptions processes = new ProcessOptions();

    @Option(names = "--contenders", paramLabel = "NAME", split = ",", description = "${COMPLETION-CANDIDATES}.")
    private List<ServerContender> contenders = List.of(ServerContender.values());

    @Option(names = "--connections", paramLabel = "N", split = ",", description = "How many stations.")
    private List<Integer> connections = List.of(1000);

    @Option(names = "--mix", paramLabel = "MIX", split = ",", description = "What they send: ${COMPLETION-CANDIDATES}.")
    private List<Mix> mixes = List.of(Mix.HEARTBEAT);

    @Option(names = "--warm-up", paramLabel = "S", description = "Seconds that are not counted.")
    private int warmUp = 10;

    @Option(names = "--seconds", paramLabel = "S", description = "Seconds that are.")
    private int seconds = 20;

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        Comparison comparison = new Comparison(contenders, connections, mixes, warmUp, seconds);
        return comparison.run(processes, line.getOut(), line.getErr()) ? 0 : 1;
    }
}
