package org.ocpp4j.server;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Waiting for what happens on other threads, with a deadline for slow machines. */
public final class Await {
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    private Await() {}

    public static void until(String what, BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > DEADLINE.toNanos()) {
                throw new AssertionError("Not in time: " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    public static <T extends @Nullable Object> T result(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(DEADLINE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** A thread for each task. */
    public static Executor threads() {
        return task -> {
            Thread thread = new Thread(task, "test");
            thread.setDaemon(true);
            thread.start();
        };
    }
}
