package org.ocpp4j.benchmarks.load;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Calls for a long time, and none that waits. */
@Command(
        name = "soak",
        showDefaultValues = true,
        description = "Calls for minutes without an end, and looks for calls that wait too long for their answer.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:every call was answered in time with a result", "1:some were not"})
final class SoakCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private ProcessOptions processes = new ProcessOptions();

    @Option(names = "--contenders", paramLabel = "NAME", split = ",", description = "${COMPLETION-CANDIDATES}.")
    private List<ServerContender> contenders = List.of(ServerContender.JAVA_WEBSOCKET);

    @Option(names = "--connections", paramLabel = "N", split = ",", description = "How many stations.")
    private List<Integer> connections = List.of(100, 1000);

    @Option(names = "--mix", paramLabel = "MIX", split = ",", description = "What they send: ${COMPLETION-CANDIDATES}.")
    private List<Mix> mixes = List.of(Mix.MIX);

    @Option(names = "--warm-up", paramLabel = "S", description = "Seconds that are not counted.")
    private int warmUp = 10;

    @Option(names = "--minutes", paramLabel = "M", description = "Minutes that are, fractions too.")
    private double minutes = 10;

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        Comparison comparison = new Comparison(contenders, connections, mixes, warmUp, (int) Math.ceil(minutes * 60));
        return comparison.run(processes, line.getOut(), line.getErr()) ? 0 : 1;
    }
}
