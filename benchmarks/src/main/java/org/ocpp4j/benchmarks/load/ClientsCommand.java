package org.ocpp4j.benchmarks.load;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the generator of load in this process. */
@Command(
        name = "clients",
        showDefaultValues = true,
        description = {
            "Connects stations to a server on 127.0.0.1. Each has one call on its way, and makes the next when the answer"
                    + " has come.",
            "With --seconds it calls that long and writes a report as JSON. Without, it answers commands from standard"
                    + " input with a line of JSON each:",
            "  open N   connects N more stations",
            "  begin    lets all call, until end",
            "  end      lets them call no more, and waits for answers",
            "  once     lets each call once, and waits for answers",
            "  reset    forgets what was counted",
            "  report   tells what was counted since then",
            "  storm N  disconnects half of them every N milliseconds",
            "  calm     ends that, and waits until all are back",
            "  leave    disconnects all",
            "  stop     or the end of the input: ends",
            ""
        })
final class ClientsCommand implements Callable<Integer> {
    @Option(names = "--port", paramLabel = "N", required = true, description = "The port of the server.")
    private int port;

    @Option(names = "--path", paramLabel = "PATH", description = "What stands before the identity.")
    private String path = "/ocpp/";

    @Option(names = "--mix", paramLabel = "MIX", description = "What they send: ${COMPLETION-CANDIDATES}.")
    private Mix mix = Mix.HEARTBEAT;

    @Option(names = "--pause", paramLabel = "MS", description = "Milliseconds from an answer to the next call.")
    private int pause;

    @Option(names = "--slow", paramLabel = "MS", description = "A call that waits longer is counted as too slow.")
    private int slow = 2000;

    @Option(names = "--threads", paramLabel = "N", description = "Event loops.")
    private int threads = 1;

    @Option(names = "--connections", paramLabel = "N", description = "How many stations, with --seconds.")
    private int connections = 1000;

    @Option(names = "--warm-up", paramLabel = "S", description = "Seconds that are not counted, with --seconds.")
    private int warmUp = 5;

    @Option(names = "--seconds", paramLabel = "S", description = "How long to call; 0 for commands.")
    private int seconds;

    @Override
    public Integer call() throws Exception {
        try (Generator generator = new Generator(new Fleet(new StationPlan(port, path, mix, pause, slow), threads))) {
            if (seconds > 0) {
                run(generator);
            } else {
                BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
                console(generator).serve(commands, System.out);
            }
        }
        return 0;
    }

    private void run(Generator generator) throws Exception {
        JsonConsole.write(generator.open(connections), System.out);
        generator.begin();
        Pause.millis(warmUp * 1000L);
        generator.reset();
        Pause.millis(seconds * 1000L);
        JsonConsole.write(generator.report(), System.out);
        generator.end();
        generator.leave();
    }

    private static JsonConsole console(Generator generator) {
        return new JsonConsole()
                .on("open", generator::open)
                .on("begin", none -> generator.begin())
                .on("end", none -> generator.end())
                .on("once", none -> generator.callOnce())
                .on("reset", none -> generator.reset())
                .on("report", none -> generator.report())
                .on("storm", generator::storm)
                .on("calm", none -> generator.calm())
                .on("leave", none -> generator.leave());
    }
}
