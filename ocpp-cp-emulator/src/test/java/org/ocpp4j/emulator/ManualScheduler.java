package org.ocpp4j.emulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import org.ocpp4j.core.time.Scheduler;

/** Time that passes, and tasks that run, only when a test says so. For one thread. */
final class ManualScheduler implements Scheduler, InstantSource, Executor {
    private record Entry(Instant when, long number, Runnable task) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::when).thenComparingLong(Entry::number));
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private long scheduled;

    @Override
    public Task schedule(Duration delay, Runnable task) {
        Entry entry = new Entry(now.plus(delay), scheduled++, task);
        entries.add(entry);
        return () -> entries.remove(entry);
    }

    @Override
    public void execute(Runnable task) {
        schedule(Duration.ZERO, task);
    }

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration time) {
        Instant end = now.plus(time);
        for (Entry next = entries.peek(); next != null && !next.when().isAfter(end); next = entries.peek()) {
            entries.remove(next);
            now = next.when();
            next.task().run();
        }
        now = end;
    }

    void seconds(long seconds) {
        advance(Duration.ofSeconds(seconds));
    }
}
