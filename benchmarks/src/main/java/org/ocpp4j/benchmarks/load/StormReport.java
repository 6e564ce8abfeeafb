package org.ocpp4j.benchmarks.load;

import java.util.Map;

/**
 * What a storm was.
 *
 * @param waves how often stations went
 * @param departures how many went, by how they went
 * @param failures attempts to return that failed
 * @param away stations that have not returned
 */
record StormReport(long waves, Map<Departure, Long> departures, long failures, int away) {
    /** How many stations went. */
    long gone() {
        return departures.values().stream().mapToLong(Long::longValue).sum();
    }
}
