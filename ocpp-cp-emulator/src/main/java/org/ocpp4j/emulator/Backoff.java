package org.ocpp4j.emulator;

import java.time.Duration;

/**
 * The delay before a reconnect: doubled after each failure, from half a second to a minute, and randomised per station.
 * Belongs to the station's serial executor.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 6;

    private final Timeline time;
    private int failures;

    Backoff(Timeline time) {
        this.time = time;
    }

    Duration next() {
        Duration longest = FIRST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        return time.between(longest, 0.5, 1);
    }

    void reset() {
        failures = 0;
    }
}
