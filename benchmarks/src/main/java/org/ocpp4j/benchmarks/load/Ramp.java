package org.ocpp4j.benchmarks.load;

/** Opens many connections, and finds out what the server needs for them. */
final class Ramp {
    /** Connected before the heap is measured for the first time, so that classes are loaded by then. */
    static final int FIRST = 20;

    private static final int AWAIT_MILLIS = 10_000;

    /**
     * What was measured.
     *
     * @param connections stations that the server knows
     * @param seconds how long it took to connect them
     * @param serverCpuSeconds processor time of the server meanwhile, its start not included
     * @param idleBytes heap per station that has only connected
     * @param idleDirectBytes memory outside the heap per such station
     * @param usedBytes heap per station after a call of each
     * @param usedDirectBytes memory outside the heap after it
     */
    record Result(
            int connections,
            double seconds,
            double serverCpuSeconds,
            double idleBytes,
            double idleDirectBytes,
            double usedBytes,
            double usedDirectBytes) {}

    private final ServerContender contender;
    private final ProcessOptions options;

    Ramp(ServerContender contender, ProcessOptions options) {
        this.contender = contender;
        this.options = options;
    }

    /** Runs in new processes; their code is cold, as it is when a real server starts. */
    Result run(int connections) {
        try (ServerProcess server = ServerProcess.start(contender, options);
                ClientsProcess clients = ClientsProcess.start(plan(server), options)) {
            clients.open(FIRST);
            clients.callOnce();
            ServerFacts before = server.collectedFacts();
            long millis = clients.open(connections - FIRST).millis();
            ServerFacts opened = server.await(facts -> facts.connections() >= connections, AWAIT_MILLIS);
            ServerFacts idle = server.collectedFacts();
            ClientReport report = clients.callOnce();
            if (idle.connections() != connections || report.waiting() > 0 || !report.flawless()) {
                throw new IllegalStateException("Of " + connections + " stations " + idle.connections()
                        + " are connected, and these calls were made: " + report);
            }
            ServerFacts used = server.collectedFacts();
            double added = connections - FIRST;
            return new Result(
                    connections,
                    millis / 1e3,
                    (opened.cpuMillis() - before.cpuMillis()) / 1e3,
                    (idle.heapBytes() - before.heapBytes()) / added,
                    (idle.directBytes() - before.directBytes()) / added,
                    (used.heapBytes() - before.heapBytes()) / added,
                    (used.directBytes() - before.directBytes()) / added);
        }
    }

    private StationPlan plan(ServerProcess server) {
        return new StationPlan(server.port(), contender.path(), Mix.HEARTBEAT, 0, options.slowMillis());
    }
}
