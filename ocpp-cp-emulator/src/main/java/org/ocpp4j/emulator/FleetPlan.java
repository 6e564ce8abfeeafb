package org.ocpp4j.emulator;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The stations of a fleet, and how fast they are switched on.
 *
 * @param prefix the prefix of the identities; numbers from 1 follow
 * @param stations the number of stations
 * @param ramp how long to wait before the next one is switched on
 */
public record FleetPlan(String prefix, int stations, Duration ramp) {
    /**
     * Checks the plan.
     *
     * @throws IllegalArgumentException if there is no station, or the ramp is negative
     */
    public FleetPlan {
        if (stations < 1 || ramp.isNegative()) {
            throw new IllegalArgumentException("A fleet has at least one station, and a ramp that is not negative");
        }
    }

    /**
     * The identities of the stations.
     *
     * @return for example {@code CP-1} and {@code CP-2}
     */
    public List<String> identities() {
        return IntStream.rangeClosed(1, stations)
                .mapToObj(number -> prefix + number)
                .toList();
    }
}
