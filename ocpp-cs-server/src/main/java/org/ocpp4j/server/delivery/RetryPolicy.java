package org.ocpp4j.server.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The intervals of retries and of checks for due deliveries.
 *
 * @param first how long to wait after the first failure; twice as long after each further one
 * @param most the longest wait, also if a receiver asks for a longer one
 * @param probe the longest wait between requests to a receiver that fails for all events
 * @param poll the longest wait between checks for due deliveries
 * @param sweep the interval between sweeps for expired deliveries
 * @param grace how long requests under way may take when the server stops
 */
record RetryPolicy(Duration first, Duration most, Duration probe, Duration poll, Duration sweep, Duration grace) {
    static final RetryPolicy USUAL = new RetryPolicy(
            Duration.ofSeconds(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(3));

    private static final int DOUBLINGS = 20;

    /** How long to wait after so many failures in a row: between half of it and all of it, by chance. */
    Duration afterFailures(int failures) {
        return jittered(failures, most);
    }

    /** The same before a receiver is tried that has failed so often in a row. */
    Duration beforeProbe(int failures) {
        return jittered(failures, probe);
    }

    private Duration jittered(int failures, Duration bound) {
        long doubled = first.toMillis() << Math.min(DOUBLINGS, Math.max(0, failures - 1));
        long wait = Math.min(bound.toMillis(), doubled);
        return Duration.ofMillis(wait - ThreadLocalRandom.current().nextLong(wait / 2 + 1));
    }

    /** The wait that a receiver requested, within bounds. */
    Duration bounded(Duration asked) {
        return asked.compareTo(most) > 0 ? most : asked;
    }
}
