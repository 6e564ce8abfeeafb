package org.ocpp4j.server.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ocpp4j.server.endtoend.ServerProcess;
import org.ocpp4j.server.kill.Finding.Kind;

/**
 * Kills a server that is under load, starts it again on the same database, and so on; then has every station make a whole
 * session, and compares. Belongs to one thread.
 */
final class KillRun {
    /** How long a start, or the last session of all stations, may take on a machine that is overloaded on purpose. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KillOptions options;
    private final Random random;
    private final List<Instant> kills = new ArrayList<>();
    private final List<Duration> starts = new ArrayList<>();
    private int servers;

    private KillRun(KillOptions options) {
        this.options = options;
        this.random = new Random(options.seed());
    }

    /** Does it all. The directory stays. */
    static KillReport run(KillOptions options) throws IOException, InterruptedException {
        Files.createDirectories(options.directory());
        System.out.println("Seed " + options.seed() + ", in " + options.directory());
        try (KillDatabase.Started database = options.database().start(options.directory())) {
            return new KillRun(options).run(database);
        }
    }

    private KillReport run(KillDatabase.Started database) throws IOException, InterruptedException {
        ServerProcess server = start(database);
        try (StationFleet fleet = new StationFleet(options.stations(), random.nextLong())) {
            awaitReady(server, fleet);
            while (kills.size() < options.kills()) {
                try (BusyLoops loops = new BusyLoops(options.busyLoops())) {
                    awaitLoad(fleet);
                    TimeUnit.MILLISECONDS.sleep(
                            500 + random.nextLong(options.longest().toMillis() - 500));
                    loops.requireRunning();
                    kill(server, fleet);
                }
                server = start(database);
                while (kills.size() < options.kills() && random.nextInt(5) == 0) {
                    TimeUnit.MILLISECONDS.sleep(random.nextLong(4000)); // some are killed amid their start
                    kill(server, fleet);
                    server = start(database);
                }
                awaitReady(server, fleet);
            }
            List<Finding> findings = new ArrayList<>();
            try (BusyLoops loops = new BusyLoops(options.busyLoops())) {
                findings.addAll(stuck(fleet));
                loops.requireRunning();
            }
            return report(database, server, fleet, findings);
        } finally {
            server.close();
            keepOutput(server);
        }
    }

    /** Waits until each station had an answer from the server, on average. */
    private static void awaitLoad(StationFleet fleet) throws InterruptedException {
        long enough = fleet.confirmed() + fleet.stations().size();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (fleet.confirmed() < enough) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("Stations are not answered");
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private ServerProcess start(KillDatabase.Started database) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0", "--http-port", "0"));
        arguments.addAll(List.of("--unknown-stations", "accept", "--data"));
        arguments.add(options.directory().resolve(KillDatabase.DATA).toString());
        arguments.addAll(database.arguments());
        servers++;
        return ServerProcess.start(arguments.toArray(String[]::new));
    }

    private void awaitReady(ServerProcess server, StationFleet fleet) {
        server.awaitReady(PATIENCE);
        fleet.moveTo(server.stations());
        starts.add(server.age());
    }

    private void kill(ServerProcess server, StationFleet fleet) throws IOException, InterruptedException {
        server.kill();
        kills.add(Instant.now());
        fleet.moveTo(null);
        keepOutput(server);
    }

    private void keepOutput(ServerProcess server) throws IOException {
        Path log = options.directory().resolve(String.format(Locale.ROOT, "server-%03d.log", servers));
        Files.write(log, server.output());
    }

    private static List<Finding> stuck(StationFleet fleet) throws InterruptedException {
        return fleet.finish(PATIENCE).stream()
                .map(station -> new Finding(
                        Kind.STUCK, "station", null, station.identity() + ", which sends " + station.current()))
                .toList();
    }

    private KillReport report(
            KillDatabase.Started database, ServerProcess server, StationFleet fleet, List<Finding> findings)
            throws IOException, InterruptedException {
        fleet.end();
        List<StationMessage> messages = fleet.messages();
        ServerLists lists = new ServerLists(server.operators());
        awaitMessageLog(lists);
        findings.addAll(KillCheck.check(messages, lists, kills));
        server.terminate();
        KillReport report = new KillReport(options, kills, starts, messages, findings, database.size());
        Files.writeString(options.directory().resolve("report.md"), report.text());
        return report;
    }

    /** Waits until no messages are added to the log any more: it may be behind. */
    private static void awaitMessageLog(ServerLists lists) throws IOException, InterruptedException {
        long seen = -1;
        long newest = lists.newestMessage();
        while (newest > seen) {
            seen = newest;
            TimeUnit.MILLISECONDS.sleep(500);
            newest = lists.newestMessage();
        }
    }
}
