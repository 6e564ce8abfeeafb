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
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.transport.InboundCalls;
import org.ocpp4j.core.transport.OutboundCalls;
import org.ocpp4j.soap.internal.xml.Operation;
import tools.jackson.databind.JsonNode;

/**
 * A session without a permanent connection, on either side: each call is a separate HTTP exchange, and the session
 * lasts until it is closed. Thread-safe.
 *
 * <p>The engine sends one call at a time, so there is at most one exchange; it ends with its answer, when the time-out
 * of the engine cancels it, or when the session closes.
 */
final class SoapSession implements OutboundCalls {
    /** A call until its answer. Its lock guards whether sending has started. */
    private static final class Pending {
        private final String action;
        private final CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        private boolean begun;
        private boolean over;

        private Pending(String action) {
            this.action = action;
        }

        /** Returns whether to send it: false if the session has ended or the caller no longer waits. */
        private synchronized boolean begin() {
            begun = !over && !answer.isDone();
            return begun;
        }

        private void lose(CloseReason reason) {
            boolean sent;
            synchronized (this) {
                over = true;
                sent = begun;
            }
            answer.completeExceptionally(new ConnectionLostException(action, reason, sent));
        }
    }

    private final SoapExchange exchange;
    private final Supplier<CompletionStage<Destination>> target;
    private final Supplier<URI> from;
    private final Consumer<SoapSession> onClosed;
    private final CompletableFuture<InboundCalls> opened = new CompletableFuture<>();
    private final AtomicReference<@Nullable CloseReason> ended = new AtomicReference<>();
    private volatile @Nullable InboundCalls inbound;
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();

    /**
     * @param exchange sends the calls
     * @param target the destination; if the stage fails, its exception explains why there is none
     * @param from the address for calls to this side
     * @param onClosed called once, before the engine
     */
    SoapSession(
            SoapExchange exchange,
            Supplier<CompletionStage<Destination>> target,
            Supplier<URI> from,
            Consumer<SoapSession> onClosed) {
        this.exchange = exchange;
        this.target = target;
        this.from = from;
        this.onClosed = onClosed;
    }

    /** Starts the session; called once. Code that finds it meanwhile waits for {@link #opened}. */
    void open(Acceptor acceptor, Handshake handshake) {
        try {
            InboundCalls session = acceptor.session(handshake.remembered(), this);
            inbound = session; // before it opens, since it may send a call at once
            session.opened();
            opened.complete(session);
        } catch (RuntimeException failed) {
            opened.completeExceptionally(failed);
            close(CloseReason.failed("the session could not begin: " + failed));
        }
    }

    /** The connection to the engine, once it is open. */
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
            pending.values().forEach(call -> call.lose(reason));
            opened.thenAccept(session -> session.closed(reason));
        }
    }

    @Override
    public CompletionStage<JsonNode> call(String messageId, String action, JsonNode payload) {
        Pending call = new Pending(action);
        // Stored before sending: the session may close meanwhile.
        pending.put(messageId, call);
        call.answer.whenComplete((result, failure) -> pending.remove(messageId, call));
        CloseReason reason = ended.get();
        Operation operation =
                exchange.version().operation(exchange.service(), action).orElse(null);
        if (reason != null) {
            call.lose(reason);
        } else if (operation == null) {
            call.answer.completeExceptionally(new NotRepresentableException(action + " is no operation of the "
                    + exchange.service().title() + " of " + exchange.version() + " over SOAP"));
        } else {
            target.get().whenComplete((destination, nowhere) -> {
                if (nowhere == null) {
                    send(call, destination, messageId, operation, payload);
                } else {
                    CloseReason why = CloseReason.failed(
                            String.valueOf(Faults.cause(nowhere).getMessage()));
                    call.answer.completeExceptionally(new ConnectionLostException(action, why, false));
                }
            });
        }
        return call.answer;
    }

    private void send(Pending call, Destination destination, String messageId, Operation operation, JsonNode payload) {
        InboundCalls session = inbound;
        if (session == null) {
            return;
        }
        try {
            var request = new SoapExchange.Request(destination, from.get(), messageId, operation, payload);
            String envelope = exchange.envelope(request);
            if (!call.begin()) { // closed or timed out while the address was checked
                return;
            }
            CompletableFuture<JsonNode> sent = exchange.send(request, envelope, session);
            call.answer.whenComplete((result, failure) -> sent.cancel(true)); // no effect once it has ended
            sent.whenComplete((result, failure) -> {
                if (failure == null) {
                    call.answer.complete(result);
                } else {
                    call.answer.completeExceptionally(Faults.cause(failure));
                }
            });
        } catch (Throwable unsent) { // by this class, or by the caller and the credentials of the application
            call.answer.completeExceptionally(unsent);
        }
    }
}
