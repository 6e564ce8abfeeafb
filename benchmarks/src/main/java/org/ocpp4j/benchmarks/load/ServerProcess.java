package org.ocpp4j.benchmarks.load;

import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A server under test in a process of its own. For one thread. */
final class ServerProcess implements AutoCloseable {
    private final ChildProcess process;
    private final int port;

    private ServerProcess(ChildProcess process) {
        this.process = process;
        this.port = process.read(JsonNode.class).get("port").asInt();
    }

    static ServerProcess start(ServerContender contender, ProcessOptions options) {
        return new ServerProcess(ChildProcess.start(
                options.serverCpus(),
                options.serverJava(),
                List.of("server", contender.toString(), "--io-threads", Integer.toString(options.ioThreads()))));
    }

    int port() {
        return port;
    }

    ServerFacts facts() {
        return process.ask("stats", ServerFacts.class);
    }

    ServerFacts collectedFacts() {
        return process.ask("gc", ServerFacts.class);
    }

    /** Waits a while until the facts are as wanted, and returns the last ones. */
    ServerFacts await(Predicate<ServerFacts> wanted, long atMostMillis) {
        Pause.until(() -> wanted.test(facts()), atMostMillis);
        return facts();
    }

    LiveObjects liveObjects() {
        return process.ask("objects", LiveObjects.class);
    }

    CallsToStations call(int perSecond) {
        return process.ask("call " + perSecond, CallsToStations.class);
    }

    CallsToStations quiet() {
        return process.ask("quiet", CallsToStations.class);
    }

    @Override
    public void close() {
        process.close();
    }
}
