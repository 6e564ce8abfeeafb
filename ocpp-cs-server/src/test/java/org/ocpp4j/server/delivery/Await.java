package org.ocpp4j.server.delivery;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting with a deadline. */
final class Await {
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    private Await() {}

    static void until(String what, BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > DEADLINE.toNanos()) {
                throw new AssertionError("Not in time: " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
