package org.ocpp4j.benchmarks.load;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The generator in a process of its own. For one thread. */
final class ClientsProcess implements AutoCloseable {
    private final ChildProcess process;

    private ClientsProcess(ChildProcess process) {
        this.process = process;
    }

    static ClientsProcess start(StationPlan plan, ProcessOptions options) {
        return new ClientsProcess(ChildProcess.start(
                options.clientCpus(),
                options.clientJava(),
                List.of(
                        "clients",
                        "--port=" + plan.port(),
                        "--path=" + plan.path(),
                        "--mix=" + plan.mix(),
                        "--pause=" + plan.pauseMillis(),
                        "--slow=" + plan.slowMillis(),
                        "--threads=" + options.clientThreads())));
    }

    /**
     * Connects stations.
     *
     * @throws IllegalStateException if one of them cannot connect
     */
    Opening.Result open(int count) {
        Opening.Result result = process.ask("open " + count, Opening.Result.class);
        if (result.failed() > 0) {
            throw new IllegalStateException(result.failed() + " stations did not connect: " + result.failure());
        }
        return result;
    }

    ClientReport begin() {
        return report("begin");
    }

    ClientReport end() {
        return report("end");
    }

    ClientReport callOnce() {
        return report("once");
    }

    ClientReport reset() {
        return report("reset");
    }

    ClientReport report() {
        return report("report");
    }

    private ClientReport report(String command) {
        return process.ask(command, ClientReport.class);
    }

    void storm(int periodMillis) {
        process.ask("storm " + periodMillis, JsonNode.class);
    }

    StormReport calm() {
        return process.ask("calm", StormReport.class);
    }

    /** Disconnects all, and tells how many connections are left nevertheless. */
    int leave() {
        return process.ask("leave", JsonNode.class).get("left").asInt();
    }

    @Override
    public void close() {
        process.close();
    }
}
