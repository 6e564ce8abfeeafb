package org.ocpp4j.emulator;

import java.time.Duration;
import java.time.Instant;

/** Limits durations that the central system requests: not negative, and short enough for every clock. */
final class Intervals {
    private static final Duration LONGEST = Duration.ofDays(365);

    private Intervals() {}

    static Duration until(Instant when, Instant now) {
        if (!when.isAfter(now)) {
            return Duration.ZERO;
        }
        return when.isAfter(now.plus(LONGEST)) ? LONGEST : Duration.between(now, when);
    }

    static Duration ofSeconds(long seconds) {
        return Duration.ofSeconds(Math.min(Math.max(seconds, 0), LONGEST.toSeconds()));
    }
}
