package org.ocpp4j.server.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down those who guess passwords: after some wrong ones for a name, the next is looked at only after a pause, which
 * doubles with each. Names that do not exist are counted as well, so that nobody learns which ones do. Thread-safe;
 * bounded by {@link #MOST} names, of which those without guesses for longest make room.
 */
final class GuessingBrake {
    /** So many wrong ones are a matter of typing. */
    static final int FREE = 5;

    static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private static final int MOST = 10_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

    private record Guesses(int wrong, Instant until, Instant last) {}

    private final Clock clock;
    private final Map<String, Guesses> guesses = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Guesses> eldest) {
            return size() > MOST;
        }
    };

    GuessingBrake(Clock clock) {
        this.clock = clock;
    }

    /** How long nobody may try this name; empty if now is as good as ever. */
    synchronized Optional<Duration> pause(String name) {
        Guesses made = guesses.get(name);
        Instant now = clock.instant();
        return made == null || !made.until().isAfter(now)
                ? Optional.empty()
                : Optional.of(Duration.between(now, made.until()));
    }

    synchronized void wrong(String name) {
        Instant now = clock.instant();
        Guesses made = guesses.get(name);
        boolean goesOn = made != null && made.last().plus(FORGOTTEN_AFTER).isAfter(now);
        int wrong = made != null && goesOn ? Math.min(made.wrong() + 1, FREE + 10) : 1;
        guesses.put(name, new Guesses(wrong, now.plus(pauseAfter(wrong)), now));
    }

    synchronized void right(String name) {
        guesses.remove(name);
    }

    private static Duration pauseAfter(int wrong) {
        if (wrong < FREE) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << (wrong - FREE));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
