package org.ocpp4j.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Slows down password guessing: after some wrong passwords for a name, the next is checked only after a pause, which
 * doubles with each. Unknown names are counted as well, so that the pause does not reveal which names exist.
 * Thread-safe; bounded by {@link #MOST} names, each forgotten 15 minutes after its last wrong password.
 */
final class LoginRateLimiter {
    /** So many wrong ones are a matter of typing. */
    static final int FREE = 5;

    static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private static final int MOST = 10_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

    private record Guesses(int wrong, Instant until) {}

    private final Clock clock;
    private final Cache<String, Guesses> guesses;

    LoginRateLimiter(Clock clock) {
        this.clock = clock;
        this.guesses = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(FORGOTTEN_AFTER)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build();
    }

    /** How long this name is blocked; empty if it is not. */
    Optional<Duration> pause(String name) {
        Instant now = clock.instant();
        return Optional.ofNullable(guesses.getIfPresent(name))
                .filter(made -> made.until().isAfter(now))
                .map(made -> Duration.between(now, made.until()));
    }

    void wrong(String name) {
        guesses.asMap().compute(name, (same, made) -> {
            int wrong = made == null ? 1 : Math.min(made.wrong() + 1, FREE + 10);
            return new Guesses(wrong, clock.instant().plus(pauseAfter(wrong)));
        });
    }

    void right(String name) {
        guesses.invalidate(name);
    }

    private static Duration pauseAfter(int wrong) {
        if (wrong < FREE) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << (wrong - FREE));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
