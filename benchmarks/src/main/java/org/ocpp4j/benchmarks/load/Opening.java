package org.ocpp4j.benchmarks.load;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Connects many stations, a bounded number of them at a time. For one thread. */
final class Opening {
    private static final int AT_A_TIME = 200;

    /**
     * What came of it.
     *
     * @param opened stations that are connected
     * @param failed those that are not
     * @param millis how long it took
     * @param failure why one of them failed; null if none did
     */
    record Result(
            int opened, int failed, long millis, @Nullable String failure) {}

    private final Fleet fleet;
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

    Opening(Fleet fleet) {
        this.fleet = fleet;
    }

    /** Connects stations by number; returns when all have succeeded or failed. */
    Result open(int first, int count) {
        long begun = System.nanoTime();
        Semaphore places = new Semaphore(AT_A_TIME);
        for (int number = first; number < first + count; number++) {
            places.acquireUninterruptibly();
            fleet.connect(number).whenComplete((station, thrown) -> {
                if (thrown != null) {
                    failed.incrementAndGet();
                    failure.compareAndSet(null, thrown.toString());
                }
                places.release();
            });
        }
        places.acquireUninterruptibly(AT_A_TIME);
        long millis = (System.nanoTime() - begun) / 1_000_000;
        return new Result(count - failed.get(), failed.get(), millis, failure.get());
    }
}
