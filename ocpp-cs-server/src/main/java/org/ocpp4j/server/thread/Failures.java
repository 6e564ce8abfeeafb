package org.ocpp4j.server.thread;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The failures of threads. One entry for each name of threads, of which there are few. Thread-safe. */
final class Failures {
    private static final Duration TOLD_FOR = Duration.ofMinutes(5);
    private static final Duration IN_A_ROW = Duration.ofMinutes(1);
    private static final int TOO_OFTEN = 3;

    /**
     * The last failure.
     *
     * @param worker whether it has a job that no other thread does
     * @param inARow how many there were, each at most a minute after the one before
     * @param at the time of {@link System#nanoTime}
     */
    private record Failure(boolean worker, int inARow, long at, String what) {
        private boolean isWithin(Duration time, long now) {
            return now - at < time.toNanos();
        }
    }

    private final Map<String, Failure> last = new ConcurrentHashMap<>();
    private final AtomicLong number = new AtomicLong();

    void add(String thread, boolean worker, Throwable thrown) {
        number.incrementAndGet();
        long now = System.nanoTime();
        last.compute(thread, (name, before) -> next(before, worker, now, thrown.toString()));
    }

    private static Failure next(@Nullable Failure before, boolean worker, long now, String what) {
        boolean again = before != null && before.isWithin(IN_A_ROW, now);
        return new Failure(worker, again && before != null ? before.inARow() + 1 : 1, now, what);
    }

    long number() {
        return number.get();
    }

    /** Workers that do not get their work done. */
    Optional<String> problem() {
        return told(IN_A_ROW, failure -> failure.worker() && failure.inARow() >= TOO_OFTEN, "fails again and again");
    }

    /** What has failed lately. */
    Optional<String> warning() {
        return told(TOLD_FOR, failure -> true, "failed and went on");
    }

    private Optional<String> told(Duration time, Predicate<Failure> which, String how) {
        long now = System.nanoTime();
        List<String> told = new ArrayList<>();
        last.forEach((name, failure) -> {
            if (failure.isWithin(time, now) && which.test(failure)) {
                told.add(name + " " + how + ": " + failure.what());
            }
        });
        return told.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", told));
    }
}
