package org.ocpp4j.benchmarks.load;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fleet, as commands drive it. For one thread. */
final class Generator implements AutoCloseable {
    private final Fleet fleet;
    private int stations;
    private long resetAt = System.nanoTime();
    private @Nullable Storm storm;

    Generator(Fleet fleet) {
        this.fleet = fleet;
    }

    Opening.Result open(int count) {
        Opening.Result result = new Opening(fleet).open(stations, count);
        stations += count;
        return result;
    }

    ClientReport begin() {
        fleet.begin();
        return report();
    }

    ClientReport end() {
        fleet.end();
        return report();
    }

    ClientReport callOnce() {
        fleet.callOnce();
        return report();
    }

    ClientReport reset() {
        fleet.reset();
        resetAt = System.nanoTime();
        return report();
    }

    ClientReport report() {
        return ClientReport.of(fleet.statistics(), fleet.connections(), System.nanoTime() - resetAt);
    }

    Map<String, Integer> storm(int periodMillis) {
        Storm begun = new Storm(fleet, stations, periodMillis);
        begun.begin();
        storm = begun;
        return Map.of("stations", stations);
    }

    StormReport calm() {
        Storm begun = storm;
        storm = null;
        return begun == null ? new StormReport(0, Map.of(), 0, 0) : begun.end();
    }

    Map<String, Integer> leave() {
        stations = 0;
        return Map.of("left", fleet.leave());
    }

    @Override
    public void close() {
        calm();
        fleet.close();
    }
}
