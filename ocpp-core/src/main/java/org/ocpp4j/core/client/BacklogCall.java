package org.ocpp4j.core.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.internal.engine.Alarm;
import org.ocpp4j.core.internal.engine.Threads;

/** A call of a {@link Backlog}, from its acceptance to its end. */
final class BacklogCall<T> {
    private final String action;
    private final Function<CentralSystem, CompletionStage<T>> way;
    private final Executor executor;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final Alarm expiry = new Alarm();
    /** It waited too long and must not wait again. Guarded by the lock of the backlog. */
    boolean expired;

    BacklogCall(String action, Function<CentralSystem, CompletionStage<T>> way, Executor executor) {
        this.action = action;
        this.way = way;
        this.executor = executor;
    }

    String action() {
        return action;
    }

    Alarm expiry() {
        return expiry;
    }

    CompletionStage<T> answer() {
        return answer;
    }

    /** Whether the caller, which holds the future, has completed or cancelled it. */
    boolean isDone() {
        return answer.isDone();
    }

    /**
     * Sends it through a connection. {@code then} receives the outcome, perhaps at once: the failure, if any, and the
     * action that ends the call.
     */
    void handTo(CentralSystem session, BiConsumer<@Nullable Throwable, Runnable> then) {
        CompletionStage<T> stage;
        try {
            stage = way.apply(session);
        } catch (Throwable thrown) {
            stage = CompletableFuture.failedFuture(thrown);
        }
        stage.whenComplete((result, failure) -> {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            then.accept(cause, cause == null ? () -> end(() -> answer.complete(result)) : () -> fail(cause));
        });
    }

    void fail(Throwable cause) {
        end(() -> answer.completeExceptionally(cause));
    }

    void lose(CloseReason reason, boolean sent) {
        fail(new ConnectionLostException(action, reason, sent));
    }

    /** Runs on the executor, since threads of the transport or the timer must not run continuations of callers. */
    private void end(Runnable completion) {
        expiry.cancel();
        Threads.run(executor, completion);
    }
}
