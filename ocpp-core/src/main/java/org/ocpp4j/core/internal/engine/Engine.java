package org.ocpp4j.core.internal.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.CallContext;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.PeerListener;
import tools.jackson.databind.JsonNode;

/** What all sessions of a server or client share. Immutable. */
public record Engine<P extends Peer>(
        Handlers<P> handlers, List<Interceptor> interceptors, PeerListener<P> listener, EngineOptions options) {

    /** Sends a call through the interceptors, the first one outermost, and then to {@code end}. */
    CompletionStage<JsonNode> intercept(CallContext call, Interceptor.Chain end) {
        return proceed(0, call, end);
    }

    private CompletionStage<JsonNode> proceed(int index, CallContext call, Interceptor.Chain end) {
        try {
            return index == interceptors.size()
                    ? end.proceed(call)
                    : interceptors.get(index).call(call, next -> proceed(index + 1, next, end));
        } catch (Throwable thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }
}
