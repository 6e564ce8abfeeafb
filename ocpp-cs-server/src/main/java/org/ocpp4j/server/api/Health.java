package org.ocpp4j.server.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the checks of a server side by side, each on a thread of its own and never twice at a time, so that one that hangs
 * delays an answer by {@code patience} at most, and the others not at all. What was found holds for {@code lasting}, so that
 * those who ask often cannot load what is checked. Thread-safe. Threads are daemons, one for each check, and end when idle.
 */
final class Health {
    /** How well something works. */
    enum Status {
        UP,
        WARN,
        DOWN
    }

    /** What a check found; the reason is null if all is well. */
    record Finding(String name, Status status, @Nullable String reason) {}

    private final List<Watched> checks;
    private final Duration patience;
    private final Duration lasting;
    private final ExecutorService threads;

    Health(List<HealthCheck> checks, Duration patience, Duration lasting) {
        this.checks = checks.stream().map(Watched::new).toList();
        this.patience = patience;
        this.lasting = lasting;
        // No bound: one that hangs takes one, and one that has just ended may not be free for the next question yet.
        this.threads =
                new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "ocpp-health");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** What all checks find, in their order. Blocks for the patience at most. */
    List<Finding> look() {
        long end = System.nanoTime() + patience.toNanos();
        List<FutureTask<Finding>> tasks =
                checks.stream().map(check -> check.begin(threads, lasting)).toList();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            findings.add(found(checks.get(i).check.name(), tasks.get(i), end));
        }
        return findings;
    }

    private Finding found(String name, FutureTask<Finding> task, long end) {
        try {
            return task.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException hangs) {
            return new Finding(name, Status.DOWN, "it does not answer");
        } catch (ExecutionException failed) {
            return new Finding(name, Status.DOWN, "it could not be checked");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Finding(name, Status.DOWN, "this was interrupted");
        }
    }

    /** A check with what it found last, or finds now; both guarded by this. */
    private static final class Watched {
        private final HealthCheck check;
        private @Nullable FutureTask<Finding> last;
        private volatile long ended;

        private Watched(HealthCheck check) {
            this.check = check;
        }

        private synchronized FutureTask<Finding> begin(ExecutorService threads, Duration lasting) {
            if (check.cheap()) {
                FutureTask<Finding> now = new FutureTask<>(this::look);
                now.run();
                return now;
            }
            FutureTask<Finding> known = last;
            if (known != null && (!known.isDone() || System.nanoTime() - ended < lasting.toNanos())) {
                return known;
            }
            FutureTask<Finding> begun = new FutureTask<>(() -> {
                try {
                    return look();
                } finally {
                    ended = System.nanoTime(); // before it is done: whoever sees that looks at this
                }
            });
            last = begun;
            threads.execute(begun);
            return begun;
        }

        private Finding look() {
            Optional<String> problem = check.problem().get();
            if (problem.isPresent()) {
                return new Finding(check.name(), Status.DOWN, problem.get());
            }
            return check.warning()
                    .get()
                    .map(warning -> new Finding(check.name(), Status.WARN, warning))
                    .orElseGet(() -> new Finding(check.name(), Status.UP, null));
        }
    }
}
