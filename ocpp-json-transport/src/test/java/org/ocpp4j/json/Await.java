package org.ocpp4j.json;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Waiting with a deadline. */
public final class Await {
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private Await() {}

    public static void until(String what, BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > DEADLINE.toNanos()) {
                throw new AssertionError("Not in time: " + what);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    public static <T extends @Nullable Object> T result(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(DEADLINE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** What a stage ends with: its exception. */
    public static Throwable failure(CompletionStage<?> stage) {
        try {
            throw new AssertionError("Succeeded with " + result(stage));
        } catch (CompletionException failed) {
            return Objects.requireNonNull(failed.getCause());
        }
    }
}
