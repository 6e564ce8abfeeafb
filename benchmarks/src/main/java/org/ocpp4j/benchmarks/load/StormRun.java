package org.ocpp4j.benchmarks.load;

/** A storm in new processes. */
final class StormRun {
    private static final int AWAIT_MILLIS = 30_000;

    /**
     * What there was before and after.
     *
     * @param storm what happened
     * @param clients what the stations saw
     * @param calls how the calls to stations ended
     * @param clientsLeft connections that the server did not end, as the stations see it
     * @param before the server after a first, quiet round of all stations
     * @param after the server when all had left again
     * @param objectsBefore live objects before
     * @param objectsAfter and after
     */
    record Result(
            StormReport storm,
            ClientReport clients,
            CallsToStations calls,
            int clientsLeft,
            ServerFacts before,
            ServerFacts after,
            LiveObjects objectsBefore,
            LiveObjects objectsAfter) {}

    private final ServerContender contender;
    private final ProcessOptions options;

    StormRun(ServerContender contender, ProcessOptions options) {
        this.contender = contender;
        this.options = options;
    }

    Result run(StormPlan plan) {
        try (ServerProcess server = ServerProcess.start(contender, options);
                ClientsProcess clients = ClientsProcess.start(stations(server, plan), options)) {
            round(server, clients, plan);
            settle(server, plan);
            ServerFacts before = server.collectedFacts();
            LiveObjects objectsBefore = server.liveObjects();

            clients.reset();
            clients.open(plan.connections());
            clients.begin();
            server.call(plan.callsPerSecond());
            clients.storm(plan.periodMillis());
            Pause.millis(plan.millis());
            StormReport storm = clients.calm();
            server.quiet();
            ClientReport report = clients.end();
            int left = clients.leave();

            settle(server, plan);
            return new Result(
                    storm,
                    report,
                    server.quiet(),
                    left,
                    before,
                    server.collectedFacts(),
                    objectsBefore,
                    server.liveObjects());
        }
    }

    private StationPlan stations(ServerProcess server, StormPlan plan) {
        return new StationPlan(server.port(), contender.path(), Mix.MIX, plan.pauseMillis(), options.slowMillis());
    }

    /** What a storm does, once and gently, so that classes are loaded and pools have their size. */
    private static void round(ServerProcess server, ClientsProcess clients, StormPlan plan) {
        clients.open(plan.connections());
        clients.callOnce();
        server.call(plan.callsPerSecond());
        Pause.until(() -> clients.report().answersGiven() > 0, AWAIT_MILLIS);
        server.quiet();
        clients.leave();
    }

    /** Waits until all calls to stations have ended, at the latest by their time-out, and the engine has come to rest. */
    private static void settle(ServerProcess server, StormPlan plan) {
        Pause.until(() -> server.quiet().pending() == 0, AWAIT_MILLIS);
        server.await(
                facts -> facts.connections() == 0
                        && facts.timers() == 0
                        && !(plan.judgesThreads() && facts.threads().stream().anyMatch(StormRun::endsWhenIdle)),
                plan.settleMillis());
    }

    /** Whether it is a thread of the engine, which ends when it had nothing to do for ten seconds. */
    private static boolean endsWhenIdle(String thread) {
        return thread.startsWith("ocpp-handler") || thread.startsWith("ocpp-completion");
    }
}
