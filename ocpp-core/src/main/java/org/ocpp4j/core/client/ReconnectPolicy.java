package org.ocpp4j.core.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.ocpp4j.core.error.ConnectionEndedException;
import org.ocpp4j.core.time.Scheduler;

/**
 * Decides when a client tries to connect again, and when it gives up. OCPP 1.6 says nothing about it. One policy may
 * serve many stations: it must be thread-safe and must not block.
 */
@FunctionalInterface
public interface ReconnectPolicy {
    /** How much of a wait is left to chance, so that stations that lost their server together do not return together. */
    enum Jitter {
        /** Nothing; for tests. */
        NONE,
        /** The upper half: the wait is between half of the step and the whole of it. */
        EQUAL,
        /** All of it: the wait is between nothing and the step. Spreads best, and may try again at once. */
        FULL
    }

    /** First 1 s, then doubled, at most 5 min, with {@link Jitter#EQUAL}. Never gives up. */
    ReconnectPolicy DEFAULT = exponential(Duration.ofSeconds(1), Duration.ofMinutes(5));

    /**
     * Decides what follows a connection that failed or ended. A refusal of the server, such as 401, is a failure as any
     * other: whether it is worth another attempt is decided here.
     *
     * @param attempt the number of the attempt that would follow: 1 after the first failure since a connection was
     *     steady, see {@link ReconnectOptions#steadyAfter()}, or since the beginning
     * @param reason why the last attempt failed, as the transport put it, a {@link
     *     java.util.concurrent.TimeoutException} if it took too long, or a {@link ConnectionEndedException} if the
     *     connection was open
     * @return how long to wait before that attempt, where a negative time is none; or empty to give up. To throw anything
     *     or to return null gives up, too, and {@link LastingConnection#closed()} names it as the reason
     */
    Optional<Duration> delay(int attempt, Throwable reason);

    /**
     * Waits that double, with {@link Jitter#EQUAL}. Never gives up.
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
     * Waits that double. Never gives up.
     *
     * @param first the first step; at least 1 ms
     * @param most the longest step; not below the first
     * @param jitter how much of a step is left to chance
     * @param random where chance comes from; thread-safe if several clients share the policy
     * @return the policy
     * @throws IllegalArgumentException if a duration is too short
     */
    static ReconnectPolicy exponential(Duration first, Duration most, Jitter jitter, RandomGenerator random) {
        return new ExponentialBackOff(
                Scheduler.bounded(first).toMillis(), Scheduler.bounded(most).toMillis(), jitter, random);
    }
}
