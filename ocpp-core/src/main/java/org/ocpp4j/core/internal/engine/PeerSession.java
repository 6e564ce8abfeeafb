package org.ocpp4j.core.internal.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CallContext;
import org.ocpp4j.core.CallOptions;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.message.Request;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.transport.InboundCalls;
import org.ocpp4j.core.transport.OutboundCalls;
import org.ocpp4j.core.transport.ReceivedCall;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.JsonNode;

/**
 * One connection, from the handshake to its end. Owns the queue of calls to the peer and the mailbox of calls from it.
 * Both have locks of their own, so this class only has the state of its end.
 */
public abstract class PeerSession<P extends Peer> implements Peer, InboundCalls {
    private final Engine<P> engine;
    private final Handshake handshake;
    private final OutboundCalls outbound;
    private final SendQueue sendQueue;
    private final Mailbox mailbox;
    private final Receiver<P> receiver;
    private final Sender<P> sender;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();
    private final Alarm deadline = new Alarm();

    protected PeerSession(Engine<P> engine, Handshake handshake, OutboundCalls outbound) {
        this.engine = engine;
        this.handshake = handshake;
        this.outbound = outbound;
        this.sendQueue = new SendQueue(
                outbound, engine.options().scheduler(), engine.options().sendQueue());
        this.mailbox =
                new Mailbox(engine.options().handlerExecutor(), engine.options().mailbox());
        this.receiver = new Receiver<>(engine, handshake.version());
        this.sender = new Sender<>(engine, handshake.version(), sendQueue, outbound);
    }

    /** Returns this session as the type that handlers use. */
    protected abstract P self();

    @Override
    public String identity() {
        return handshake.identity();
    }

    @Override
    public OcppVersion version() {
        return handshake.version();
    }

    @Override
    public Handshake handshake() {
        return handshake;
    }

    protected <R extends Response> CompletionStage<R> sendTyped(Request<R> request, CallOptions options) {
        return sender.send(self(), request, options);
    }

    @Override
    public CompletionStage<JsonNode> send(String action, JsonNode payload, CallOptions options) {
        return sender.sendRaw(self(), action, payload, options);
    }

    @Override
    public void opened() {
        sendQueue.open();
        engine.listener().connected(self());
    }

    @Override
    public void call(String messageId, String action, JsonNode payload, CompletableFuture<JsonNode> reply) {
        handle(new CallContext(self(), Direction.RECEIVED, messageId, action, payload), reply);
    }

    @Override
    public void call(ReceivedCall call, CompletableFuture<JsonNode> reply) {
        CallContext context = context(call);
        show(interceptor -> interceptor.received(context));
        handle(context, reply);
    }

    @Override
    public void answered(ReceivedCall call, String text) {
        CallContext context = context(call);
        show(interceptor -> interceptor.answered(context, text));
    }

    private CallContext context(ReceivedCall call) {
        return new CallContext(self(), Direction.RECEIVED, call.messageId(), call.action(), call.payload(), call);
    }

    private void handle(CallContext context, CompletableFuture<JsonNode> reply) {
        InboundCall<P> call = new InboundCall<>(engine, receiver, self(), context, reply);
        if (!mailbox.offer(call)) {
            call.drop();
            if (!closing.get()) {
                problem("The mailbox is full: the peer does not wait for answers", null);
                terminate(CloseReason.violation("too many calls at once"));
            }
        }
    }

    @Override
    public void frame(Direction direction, String text) {
        show(interceptor -> interceptor.frame(self(), direction, text));
    }

    private void show(Consumer<Interceptor> shown) {
        for (Interceptor interceptor : engine.interceptors()) {
            try {
                shown.accept(interceptor);
            } catch (Throwable thrown) {
                problem("An interceptor failed", thrown);
            }
        }
    }

    @Override
    public void problem(String problem, @Nullable Throwable cause) {
        engine.listener().problem(self(), problem, cause);
    }

    @Override
    public boolean admitsReusedMessageIds() {
        try {
            return engine.options().validation().messageIds(self()) != Strictness.REJECT;
        } catch (Throwable thrown) {
            problem("The validation of message ids failed; ids that are used again are refused", thrown);
            return false;
        }
    }

    @Override
    public CompletionStage<CloseReason> close(CloseReason reason) {
        return close(reason, engine.options().closeGrace());
    }

    @Override
    public CompletionStage<CloseReason> close(CloseReason reason, Duration grace) {
        if (closing.compareAndSet(false, true)) {
            deadline.set(Threads.after(engine.options().scheduler(), grace, () -> end(reason)));
            sendQueue.close(reason, () -> mailbox.drain(() -> end(reason)));
        }
        return closed();
    }

    /** Ends the connection at once. */
    public void terminate(CloseReason reason) {
        closing.set(true);
        end(reason);
    }

    private void end(CloseReason reason) {
        try {
            outbound.close(reason);
        } catch (Throwable thrown) {
            problem("The transport could not close the connection", thrown);
        }
    }

    @Override
    public CompletionStage<CloseReason> closed() {
        return closed.minimalCompletionStage();
    }

    @Override
    public void closed(CloseReason reason) {
        closing.set(true);
        deadline.cancel();
        sendQueue.close(reason, () -> {});
        mailbox.drain(() -> {}); // handles received calls: a station may report the end of a transaction and disconnect
        engine.listener().disconnected(self(), reason);
        Threads.run(engine.options().completionExecutor(), () -> closed.complete(reason));
    }

    /**
     * Returns the number of waiting calls: received calls that wait for handlers, or own calls that wait to be sent.
     */
    public int waiting(Direction direction) {
        return direction == Direction.RECEIVED ? mailbox.waiting() : sendQueue.waiting();
    }

    /** Creates the error for a call that will not be handled. */
    static CallRejectedException notHandled() {
        return new CallRejectedException(ErrorCode.INTERNAL_ERROR, "The connection is about to end");
    }
}
