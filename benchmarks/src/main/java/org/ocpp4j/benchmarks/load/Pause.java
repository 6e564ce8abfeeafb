package org.ocpp4j.benchmarks.load;

import java.util.function.BooleanSupplier;

/** Waiting. */
final class Pause {
    private static final int STEP_MILLIS = 20;

    private Pause() {}

    /**
     * Waits.
     *
     * @throws IllegalStateException if the thread is interrupted, which ends a run
     */
    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", stop);
        }
    }

    /** Waits for a condition; tells whether it came true in time. */
    static boolean until(BooleanSupplier condition, long atMostMillis) {
        long deadline = System.nanoTime() + atMostMillis * 1_000_000;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            millis(STEP_MILLIS);
        }
        return true;
    }
}
