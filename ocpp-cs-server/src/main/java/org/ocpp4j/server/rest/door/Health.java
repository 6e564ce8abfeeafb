package org.ocpp4j.server.rest.door;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.thread.Threads;

/**
 * Runs the checks of a server side by side, each on a thread of its own and never twice at a time, so that a hanging
 * check delays an answer by {@code patience} at most, and the other checks not at all. A request while it still hangs
 * is answered at once: such requests cannot take all threads of the door. A result is valid for {@code lasting}, so
 * that frequent requests put no load on the checked systems. Thread-safe. Threads are daemons, one for each check, and
 * end when idle.
 */
final class Health {
    /** How well something works. */
    enum Status {
        UP,
        WARN,
        DOWN
    }

    /** The result of a check; the reason is null if all is well. */
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
        this.threads = Threads.unbounded("ocpp-health");
    }

    /** The results of all checks, in their order. Blocks for the patience at most. */
    List<Finding> look() {
        List<Look> looks =
                checks.stream().map(check -> check.begin(threads, lasting)).toList();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            findings.add(found(checks.get(i).check.name(), looks.get(i)));
        }
        return findings;
    }

    private Finding found(String name, Look look) {
        long left = look.begun() + patience.toNanos() - System.nanoTime();
        try {
            return look.task().get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException hangs) {
            return new Finding(name, Status.DOWN, "it does not answer");
        } catch (ExecutionException failed) {
            return new Finding(name, Status.DOWN, "it could not be checked");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Finding(name, Status.DOWN, "this was interrupted");
        }
    }

    /** A look that is under way or over, with its begin as {@link System#nanoTime} has it. */
    private record Look(FutureTask<Finding> task, long begun) {}

    /** A check with its last look, which is guarded by this. */
    private static final class Watched {
        private final HealthCheck check;
        private @Nullable Look last;
        private volatile long ended;

        private Watched(HealthCheck check) {
            this.check = check;
        }

        private synchronized Look begin(ExecutorService threads, Duration lasting) {
            long now = System.nanoTime();
            if (check.cheap()) {
                FutureTask<Finding> atOnce = new FutureTask<>(this::look);
                atOnce.run();
                return new Look(atOnce, now);
            }
            Look known = last;
            if (known != null && (!known.task().isDone() || now - ended < lasting.toNanos())) {
                return known;
            }
            FutureTask<Finding> task = new FutureTask<>(() -> {
                try {
                    return look();
                } finally {
                    ended = System.nanoTime(); // before it is done: readers of that read this next
                }
            });
            threads.execute(task);
            Look begun = new Look(task, now);
            last = begun; // not before it runs, or one for which there was no thread would seem to hang for ever
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
