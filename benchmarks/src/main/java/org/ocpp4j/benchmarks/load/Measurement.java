package org.ocpp4j.benchmarks.load;

import java.io.PrintWriter;

/** Calls without an end on a number of connections, and what the server needs for them. */
final class Measurement {
    private static final int WORD_EVERY_SECONDS = 60;

    /**
     * What was measured.
     *
     * @param report of the generator, for the seconds that count
     * @param unanswered calls without an answer long after the last was made
     * @param serverCpuSeconds processor time of the server in these seconds
     * @param clientCpuSeconds that of the generator
     */
    record Result(ClientReport report, long unanswered, double serverCpuSeconds, double clientCpuSeconds) {
        boolean flawless() {
            return report.flawless() && unanswered == 0;
        }
    }

    private final ServerContender contender;
    private final Mix mix;
    private final ProcessOptions options;
    private final PrintWriter progress;

    Measurement(ServerContender contender, Mix mix, ProcessOptions options, PrintWriter progress) {
        this.contender = contender;
        this.mix = mix;
        this.options = options;
        this.progress = progress;
    }

    ServerContender contender() {
        return contender;
    }

    static MarkdownTable table(PrintWriter out) {
        return new MarkdownTable(
                out,
                "server",
                "connections",
                "calls/s",
                "calls per CPU second of the server",
                "p50, ms",
                "p99, ms",
                "p99.9, ms",
                "max, ms",
                "calls that waited too long",
                "wrong answers",
                "never answered",
                "lost connections",
                "cores of the server",
                "cores of the generator");
    }

    /** Runs in new processes. */
    Result run(int connections, int warmUpSeconds, int seconds) {
        try (ServerProcess server = ServerProcess.start(contender, options);
                ClientsProcess clients = ClientsProcess.start(plan(server), options)) {
            clients.open(connections);
            clients.begin();
            Pause.millis(warmUpSeconds * 1000L);
            long serverBefore = server.facts().cpuMillis();
            long clientBefore = clients.reset().cpuMillis();
            watch(clients, connections, seconds);
            ClientReport report = clients.report();
            long serverAfter = server.facts().cpuMillis();
            long unanswered = clients.end().waiting();
            clients.leave();
            return new Result(
                    report, unanswered, (serverAfter - serverBefore) / 1e3, (report.cpuMillis() - clientBefore) / 1e3);
        }
    }

    private StationPlan plan(ServerProcess server) {
        return new StationPlan(server.port(), contender.path(), mix, 0, options.slowMillis());
    }

    private void watch(ClientsProcess clients, int connections, int seconds) {
        for (int passed = 0; passed < seconds; ) {
            int step = Math.min(WORD_EVERY_SECONDS, seconds - passed);
            Pause.millis(step * 1000L);
            passed += step;
            if (seconds > WORD_EVERY_SECONDS) {
                ClientReport soFar = clients.report();
                progress.printf(
                        "%s, %d connections, %d s: %d calls, %d waited too long, longest %.0f ms%n",
                        contender, connections, passed, soFar.calls(), soFar.slow(), soFar.max());
                progress.flush();
            }
        }
    }

    void write(MarkdownTable table, Result result) {
        ClientReport report = result.report();
        table.row(
                contender,
                report.connections(),
                report.callsPerSecond(),
                report.calls() / result.serverCpuSeconds(),
                report.p50(),
                report.p99(),
                report.p999(),
                report.max(),
                report.slow(),
                report.errors(),
                result.unanswered(),
                report.lost(),
                result.serverCpuSeconds() / report.seconds(),
                result.clientCpuSeconds() / report.seconds());
    }
}
