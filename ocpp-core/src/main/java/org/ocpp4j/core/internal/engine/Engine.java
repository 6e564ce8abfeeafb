package org.ocpp4j.core.internal.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ocpp4j.core.CallContext;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.PeerListener;
import tools.jackson.databind.JsonNode;

/** The data that all sessions of a server or client share. Immutable. */
public record Engine<P extends Peer>(
        Handlers<P> handlers, List<Interceptor> interceptors, PeerListener<P> listener, EngineOptions options) {

    private static final Duration CLOSE_MARGIN = Duration.ofSeconds(5);

    /** Blocks until an orderly close has ended: for the grace period and a little longer, or until interrupted. */
    public void awaitEnd(CompletionStage<?> closed) {
        try {
            closed.toCompletableFuture()
                    .get(options.closeGrace().plus(CLOSE_MARGIN).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException notInOrder) {
            // the close continues or has ended; the waiting caller needs no action
        }
    }

    /** The same engine with one more interceptor, the innermost one. */
    public Engine<P> with(Interceptor innermost) {
        List<Interceptor> all = new ArrayList<>(interceptors);
        all.add(innermost);
        return new Engine<>(handlers, List.copyOf(all), listener, options);
    }

    /** Sends a call through the interceptors, the first one outermost, and then to {@code end}. */
    CompletionStage<JsonNode> intercept(CallContext call, Interceptor.Chain end) {
        return proceed(0, call, end);
    }

    /** Runs a part of the work on a call with all interceptors around it, the first one outermost. Throws nothing. */
    void around(CallContext call, Runnable work) {
        around(0, call, work);
    }

    private void around(int index, CallContext call, Runnable work) {
        if (index == interceptors.size()) {
            work.run();
            return;
        }
        Once once = new Once(() -> around(index + 1, call, work));
        try {
            interceptors.get(index).around(call, once);
        } catch (Throwable thrown) {
            problem(call, thrown);
        }
        once.run(); // an interceptor must not lose a call
    }

    /** The engine created the context, with a peer of its own. */
    @SuppressWarnings("unchecked")
    private void problem(CallContext call, Throwable thrown) {
        listener.problem((P) call.peer(), "An interceptor failed", thrown);
    }

    /** Fails if an interceptor throws, or returns null against its contract. */
    private CompletionStage<JsonNode> proceed(int index, CallContext call, Interceptor.Chain end) {
        try {
            if (index == interceptors.size()) {
                return end.proceed(call);
            }
            Interceptor interceptor = interceptors.get(index);
            return Objects.requireNonNull(
                    interceptor.call(call, next -> proceed(index + 1, next, end)),
                    () -> "The interceptor " + interceptor.getClass().getName() + " returned null");
        } catch (Throwable thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }
}
