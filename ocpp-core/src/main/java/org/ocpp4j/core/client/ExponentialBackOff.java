package org.ocpp4j.core.client;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Delays that double, in milliseconds. */
record ExponentialBackOff(long first, long most, Jitter jitter, RandomGenerator random) implements ReconnectPolicy {
    ExponentialBackOff {
        if (first < 1 || most < first) {
            throw new IllegalArgumentException("A wait must be at least 1 ms, and the longest not below the first");
        }
    }

    @Override
    public Optional<Duration> delay(int attempt, Throwable reason) {
        int doublings = Math.min(Math.max(attempt, 1) - 1, Long.SIZE - 2);
        // Compared before it is doubled: the product could overflow.
        long step = first > most >> doublings ? most : first << doublings;
        long wait = switch (jitter) {
            case NONE -> step;
            case EQUAL -> step - chance(step / 2);
            case FULL -> chance(step);
        };
        return Optional.of(Duration.ofMillis(wait));
    }

    private long chance(long most) {
        return random.nextLong(most + 1);
    }
}
