package org.ocpp4j.benchmarks.load;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a server under test in this process. */
@Command(
        name = "server",
        showDefaultValues = true,
        description = {
            "Starts one server, prints its port as JSON, and answers commands from standard input with a line of JSON"
                    + " each:",
            "  stats    processor time, connections, timers, files, threads",
            "  gc       the same and the heap after three collections",
            "  objects  instances of the classes that hold connections",
            "  call N   begins to call random stations, N times a second",
            "  quiet    makes no more calls, and tells how they ended",
            "  stop     or the end of the input: ends",
            ""
        })
final class ServerCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CONTENDER", description = "One of ${COMPLETION-CANDIDATES}.")
    private ServerContender contender = ServerContender.JAVA_WEBSOCKET;

    @Option(names = "--port", paramLabel = "N", description = "The port on 127.0.0.1; 0 for any.")
    private int port;

    @Option(names = "--io-threads", paramLabel = "N", description = "Threads that move bytes; 0 for its own choice.")
    private int ioThreads;

    @Option(names = "--max-connections", paramLabel = "N", description = "How many stations may connect.")
    private int maxConnections = 100_000;

    @Override
    public Integer call() throws Exception {
        try (ServerUnderTest server = contender.start(new ServerSettings(port, ioThreads, maxConnections))) {
            JsonConsole.write(Map.of("port", server.port()), System.out);
            BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            console(server).serve(commands, System.out);
        }
        return 0;
    }

    private static JsonConsole console(ServerUnderTest server) {
        return new JsonConsole()
                .on("stats", none -> facts(server, -1))
                .on("gc", none -> facts(server, ThisProcess.collectedHeap()))
                .on("objects", none -> new LiveObjects(ThisProcess.liveObjects()))
                .on("call", perSecond -> {
                    server.caller().begin(perSecond);
                    return server.caller().report();
                })
                .on("quiet", none -> {
                    server.caller().end();
                    return server.caller().report();
                });
    }

    private static ServerFacts facts(ServerUnderTest server, long heap) {
        return new ServerFacts(
                ThisProcess.cpuMillis(),
                heap,
                ThisProcess.directBytes(),
                server.connections(),
                server.timers(),
                ThisProcess.openFiles(),
                ThisProcess.threads());
    }
}
