package org.ocpp4j.benchmarks.load;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Storms of reconnects, and what they leave behind. */
@Command(
        name = "storm",
        showDefaultValues = true,
        description = {
            "Every few seconds half of the stations vanish at random and return, while all of them call and are called."
                    + " Afterwards nothing may be left over on the server.",
            ""
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:nothing was left over", "1:something was, see the table"})
final class StormCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private ProcessOptions processes = new ProcessOptions();

    @Option(names = "--contender", paramLabel = "NAME", description = "The server; one of this library's.")
    private ServerContender contender = ServerContender.JAVA_WEBSOCKET;

    @Option(names = "--connections", paramLabel = "N", description = "How many stations.")
    private int connections = 500;

    @Option(names = "--minutes", paramLabel = "M", description = "How long, fractions too.")
    private double minutes = 10;

    @Option(names = "--period", paramLabel = "MS", description = "Milliseconds from one wave to the next.")
    private int period = 3000;

    @Option(names = "--pause", paramLabel = "MS", description = "Milliseconds from an answer to a station's next call.")
    private int pause = 100;

    @Option(names = "--calls", paramLabel = "N", description = "Calls of the server to stations per second.")
    private int calls = 500;

    @Option(
            names = "--settle",
            paramLabel = "S",
            description = "Seconds until the server must be at rest; threads are compared if these are more than 10,"
                    + " after which idle ones end.")
    private int settle = 30;

    @Override
    public Integer call() {
        if (!contender.isOurs()) {
            throw new ParameterException(spec.commandLine(), contender + " calls no stations");
        }
        PrintWriter out = spec.commandLine().getOut();
        StormPlan plan = new StormPlan(connections, Math.round(minutes * 60_000), period, pause, calls, settle * 1000);
        StormRun.Result result = new StormRun(contender, processes).run(plan);
        boolean clean = new StormVerdict(plan, result, new MarkdownTable(out, "storm", "before", "after", "")).write();
        return clean ? 0 : 1;
    }
}
