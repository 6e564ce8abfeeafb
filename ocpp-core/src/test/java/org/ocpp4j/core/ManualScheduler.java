package org.ocpp4j.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ocpp4j.core.time.Scheduler;

/** A scheduler whose time passes when the test says so. */
final class ManualScheduler implements Scheduler {
    private record Entry(Duration due, Runnable task) {}

    private final List<Entry> entries = new ArrayList<>();
    private Duration now = Duration.ZERO;

    @Override
    public synchronized Task schedule(Duration delay, Runnable task) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("Nothing can be done " + delay + " from now");
        }
        Entry entry = new Entry(now.plus(delay), task);
        entries.add(entry);
        return () -> remove(entry);
    }

    private synchronized void remove(Entry entry) {
        entries.remove(entry);
    }

    synchronized int waiting() {
        return entries.size();
    }

    void pass(Duration time) {
        List<Entry> due;
        synchronized (this) {
            now = now.plus(time);
            due = entries.stream()
                    .filter(entry -> entry.due().compareTo(now) <= 0)
                    .sorted(Comparator.comparing(Entry::due))
                    .toList();
            entries.removeAll(due);
        }
        due.forEach(entry -> entry.task().run());
    }
}
