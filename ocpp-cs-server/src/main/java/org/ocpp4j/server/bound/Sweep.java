package org.ocpp4j.server.bound;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.ocpp4j.server.thread.Threads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks every minute, on one thread of its own: small steps, so that no station waits long for the database. A
 * failed task is retried after a minute. {@link #close} waits some seconds for the step under way.
 */
public final class Sweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int MOST_STEPS = 100;
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration FIRST = Duration.ofSeconds(1);

    /**
     * Something that is done in steps.
     *
     * @param name for the log
     * @param step does some of it; returns whether there is more
     */
    public record Task(String name, BooleanSupplier step) {}

    private final List<Task> tasks;
    private final Set<String> failing = new LinkedHashSet<>(); // of the thread
    private final ScheduledExecutorService timer = Threads.timer("ocpp-sweep");

    private Sweep(List<Task> tasks) {
        this.tasks = List.copyOf(tasks);
    }

    /**
     * Begins.
     *
     * @param tasks the tasks
     * @return runs them until it is closed
     */
    public static Sweep start(List<Task> tasks) {
        Sweep sweep = new Sweep(tasks);
        sweep.timer.scheduleWithFixedDelay(
                () -> sweep.tasks.forEach(sweep::run), FIRST.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        return sweep;
    }

    private void run(Task task) {
        try {
            for (int steps = 0; steps < MOST_STEPS && !timer.isShutdown(); steps++) {
                if (!task.step().getAsBoolean()) {
                    break;
                }
            }
            failing.remove(task.name());
        } catch (RuntimeException failed) {
            if (failing.add(task.name())) {
                LOG.warn("{}: tried again every minute: {}", task.name(), failed.toString());
            }
        }
    }

    /** Ends after the step that is under way; blocks until then, some seconds at most. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("What is done every minute was left before it ended");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
