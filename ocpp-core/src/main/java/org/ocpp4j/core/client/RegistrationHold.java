package org.ocpp4j.core.client;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CallContext;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.internal.engine.Threads;
import org.ocpp4j.core.transport.Direction;
import tools.jackson.databind.JsonNode;

/**
 * Knows whether a station must hold all calls but BootNotification (OCPP 1.6, section 4.2): from the sending of one, on
 * any connection and through any method, until one is answered Accepted and no other is in progress. The state is kept
 * across connections, since a station does not send BootNotification when it only reconnects.
 *
 * <p>It must be the innermost interceptor, which sees the answer before any other code can act on it.
 */
final class RegistrationHold implements Interceptor {
    static final String BOOT = "BootNotification";

    private final Executor executor;
    private final Runnable whenReleased;
    private int underWay;
    private boolean accepted = true;

    /** {@code whenReleased} runs on the executor when a BootNotification was accepted. */
    RegistrationHold(Executor executor, Runnable whenReleased) {
        this.executor = executor;
        this.whenReleased = whenReleased;
    }

    synchronized boolean isReleased() {
        return accepted && underWay == 0;
    }

    @Override
    public CompletionStage<JsonNode> call(CallContext call, Chain next) {
        if (call.direction() != Direction.SENT || !call.action().equals(BOOT)) {
            return next.proceed(call);
        }
        synchronized (this) {
            underWay++;
        }
        return next.proceed(call).whenComplete((result, failure) -> end(result));
    }

    private void end(@Nullable JsonNode result) {
        synchronized (this) {
            underWay--;
            accepted = result != null && result.path("status").asString("").equals("Accepted");
        }
        if (isReleased()) {
            Threads.run(executor, whenReleased);
        }
    }
}
