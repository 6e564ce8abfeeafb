package org.ocpp4j.benchmarks.load;

import java.util.HashSet;
import java.util.Set;

/** The statistics of one event loop and its calls. Lives on that event loop, and is bounded by its connections. */
final class LoopStatistics {
    private final Set<CallLoop> calls = new HashSet<>();
    private Statistics current = new Statistics();

    Statistics current() {
        return current;
    }

    void add(CallLoop loop) {
        calls.add(loop);
    }

    void remove(CallLoop loop) {
        calls.remove(loop);
    }

    /** Counts calls that have become too slow since the last look; to be called every now and then. */
    void look() {
        long now = System.nanoTime();
        calls.forEach(loop -> loop.look(now));
    }

    /** What there is since the last reset, and what waits now. */
    Statistics report() {
        look();
        long now = System.nanoTime();
        Statistics report = new Statistics();
        report.add(current);
        for (CallLoop loop : calls) {
            if (loop.isWaiting()) {
                report.waiting++;
                report.longestWait = Math.max(report.longestWait, loop.waited(now));
            }
        }
        return report;
    }

    /** Forgets what was counted. Calls that wait are counted anew once they are too slow, or still are. */
    void reset() {
        current = new Statistics();
        calls.forEach(CallLoop::forgetSlowness);
    }
}
