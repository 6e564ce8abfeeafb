package org.ocpp4j.soap;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CloseReason;
import org.ocpp4j.core.ConnectionLostException;
import org.ocpp4j.core.NotRepresentableException;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.transport.InboundCalls;
import org.ocpp4j.core.transport.OutboundCalls;
import org.ocpp4j.soap.internal.xml.Operation;
import tools.jackson.databind.JsonNode;

/**
 * A session without a connection: each call is an HTTP exchange of its own, and the session lasts until somebody closes
 * it. On either side. Thread-safe.
 *
 * <p>The engine sends one call at a time, so there is at most one exchange; it ends by its answer, when the engine's time
 * is up and cancels it, or when the session closes.
 */
final class SoapSession implements OutboundCalls {
    private record Pending(String action, CompletableFuture<JsonNode> answer) {}

    private final SoapExchange exchange;
    private final Supplier<CompletionStage<URI>> target;
    private final Supplier<URI> from;
    private final Consumer<SoapSession> onClosed;
    private final CompletableFuture<InboundCalls> opened = new CompletableFuture<>();
    private final AtomicReference<@Nullable CloseReason> ended = new AtomicReference<>();
    private volatile @Nullable InboundCalls inbound;
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();

    /**
     * @param exchange how calls travel
     * @param target where to; a stage that fails says why there is no way
     * @param from where this side can be called
     * @param onClosed told once, before the engine
     */
    SoapSession(
            SoapExchange exchange,
            Supplier<CompletionStage<URI>> target,
            Supplier<URI> from,
            Consumer<SoapSession> onClosed) {
        this.exchange = exchange;
        this.target = target;
        this.from = from;
        this.onClosed = onClosed;
    }

    /** Begins the session; called once. Whoever finds it meanwhile waits for {@link #opened}. */
    void open(Acceptor acceptor, Handshake handshake) {
        try {
            InboundCalls session = acceptor.session(handshake.remembered(), this);
            inbound = session; // before it opens, since it may call at once
            session.opened();
            opened.complete(session);
        } catch (RuntimeException failed) {
            opened.completeExceptionally(failed);
            close(CloseReason.failed("the session could not begin: " + failed));
        }
    }

    /** The way to the engine, once it is open. */
    CompletionStage<InboundCalls> opened() {
        return opened;
    }

    boolean hasEnded() {
        return ended.get() != null;
    }

    SoapExchange exchange() {
        return exchange;
    }

    @Override
    public void close(CloseReason reason) {
        if (ended.compareAndSet(null, reason)) {
            onClosed.accept(this);
            pending.forEach((messageId, call) ->
                    call.answer().completeExceptionally(new ConnectionLostException(call.action(), reason, true)));
            opened.thenAccept(session -> session.closed(reason));
        }
    }

    @Override
    public CompletionStage<JsonNode> call(String messageId, String action, JsonNode payload) {
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        // Stored before anything is sent: the session may close meanwhile.
        pending.put(messageId, new Pending(action, answer));
        answer.whenComplete((result, failure) -> pending.remove(messageId));
        CloseReason reason = ended.get();
        Operation operation =
                exchange.version().operation(exchange.service(), action).orElse(null);
        if (reason != null) {
            answer.completeExceptionally(new ConnectionLostException(action, reason, false));
        } else if (operation == null) {
            answer.completeExceptionally(new NotRepresentableException(action + " is no operation of the "
                    + exchange.service().title() + " of " + exchange.version() + " over SOAP"));
        } else {
            target.get().whenComplete((address, nowhere) -> {
                if (nowhere == null) {
                    send(new SoapExchange.Request(address, from.get(), messageId, operation, payload), answer);
                } else {
                    CloseReason why = CloseReason.failed(
                            String.valueOf(Faults.cause(nowhere).getMessage()));
                    answer.completeExceptionally(new ConnectionLostException(action, why, false));
                }
            });
        }
        return answer;
    }

    private void send(SoapExchange.Request request, CompletableFuture<JsonNode> answer) {
        InboundCalls session = inbound;
        if (session == null || answer.isDone()) { // closed or timed out while the address was looked at
            return;
        }
        try {
            CompletableFuture<JsonNode> sent = exchange.send(request, exchange.envelope(request), session);
            answer.whenComplete((result, failure) -> sent.cancel(true)); // no effect once it has ended
            sent.whenComplete((result, failure) -> {
                if (failure == null) {
                    answer.complete(result);
                } else {
                    answer.completeExceptionally(Faults.cause(failure));
                }
            });
        } catch (RuntimeException unsent) {
            answer.completeExceptionally(unsent);
        }
    }
}
