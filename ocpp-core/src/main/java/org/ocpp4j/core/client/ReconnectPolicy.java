package org.ocpp4j.core.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.ocpp4j.core.error.ConnectionEndedException;
import org.ocpp4j.core.time.Scheduler;

/**
 * Decides when a client retries to connect, and when it gives up. OCPP 1.6 does not define this. One policy may serve
 * many stations: it must be thread-safe and must not block.
 */
@FunctionalInterface
public interface ReconnectPolicy {
    /**
     * How much of a delay is random, so that stations that lost their server at the same time do not reconnect at the
     * same time.
     */
    enum Jitter {
        /** Nothing; for tests. */
        NONE,
        /** The upper half: the delay is between half of the step and the whole step. */
        EQUAL,
        /** All of it: the delay is between zero and the step. Spreads best, and may retry at once. */
        FULL
    }

    /** First 1 s, then doubled, at most 5 min, with {@link Jitter#EQUAL}. Never gives up. */
    ReconnectPolicy DEFAULT = exponential(Duration.ofSeconds(1), Duration.ofMinutes(5));

    /**
     * Decides what follows after a connection failed or ended. A refusal of the server, such as 401, is a failure like
     * any other: the policy decides whether to try again.
     *
     * @param attempt the number of the attempt that would follow: 1 after the first failure since the start or since a
     *     connection was steady, see {@link ReconnectOptions#steadyAfter()}
     * @param reason the exception of the transport if the last attempt failed, a {@link
     *     java.util.concurrent.TimeoutException} if it took too long, or a {@link ConnectionEndedException} if the
     *     connection was open
     * @return how long to wait before that attempt, where a negative time means no delay; or empty to give up. Throwing
     *     an exception or returning null also gives up, and {@link LastingConnection#closed()} reports it as the reason
     */
    Optional<Duration> delay(int attempt, Throwable reason);

    /**
     * Creates a policy with delays that double, with {@link Jitter#EQUAL}. Never gives up.
     *
     * @param first the first step; at least 1 ms
     * @param most the longest step; not below the first
     * @return the policy
     * @throws IllegalArgumentException if a duration is too short
     */
    static ReconnectPolicy exponential(Duration first, Duration most) {
        return exponential(
                first, most, Jitter.EQUAL, () -> ThreadLocalRandom.current().nextLong());
    }

    /**
     * Creates a policy with delays that double. Never gives up.
     *
     * @param first the first step; at least 1 ms
     * @param most the longest step; not below the first
     * @param jitter how much of a step is random
     * @param random the source of randomness; must be thread-safe if several clients share the policy
     * @return the policy
     * @throws IllegalArgumentException if a duration is too short
     */
    static ReconnectPolicy exponential(Duration first, Duration most, Jitter jitter, RandomGenerator random) {
        return new ExponentialBackOff(
                Scheduler.bounded(first).toMillis(), Scheduler.bounded(most).toMillis(), jitter, random);
    }
}
