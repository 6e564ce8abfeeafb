package org.ocpp4j.core.internal.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CallContext;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.core.version.ErrorCode;
import tools.jackson.databind.JsonNode;

/** A call of the peer, from the mailbox to its reply and the hook after the reply. */
final class InboundCall<P extends Peer> implements Mailbox.Job {
    private final Engine<P> engine;
    private final Receiver<P> receiver;
    private final P peer;
    private final CallContext context;
    private final CompletableFuture<JsonNode> reply;
    private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();

    InboundCall(
            Engine<P> engine, Receiver<P> receiver, P peer, CallContext context, CompletableFuture<JsonNode> reply) {
        this.engine = engine;
        this.receiver = receiver;
        this.peer = peer;
        this.context = context;
        this.reply = reply;
    }

    @Override
    public void drop() {
        reply.completeExceptionally(PeerSession.notHandled());
    }

    @Override
    public void fail(Throwable cause) {
        problem(context.action() + " could not be given to its handler", cause);
        end(null, internalError());
    }

    @Override
    public CompletionStage<?> run() {
        engine.around(context, this::begin);
        return done;
    }

    private void begin() {
        Receiver.Outcome outcome = new Receiver.Outcome();
        CompletableFuture<JsonNode> handled;
        try {
            handled = engine.intercept(context, call -> receiver.receive(peer, call, outcome))
                    .toCompletableFuture();
        } catch (Throwable thrown) {
            handled = CompletableFuture.failedFuture(thrown);
        }
        if (handled.isDone()) {
            handled.whenComplete((result, failure) -> finish(result, failure, outcome));
            return;
        }
        Scheduler.Task timer =
                Threads.after(engine.options().scheduler(), engine.options().replyTimeout(), () -> {
                    engine.around(context, this::late);
                    done.complete(null);
                });
        handled.whenComplete((result, failure) -> Threads.run(engine.options().handlerExecutor(), () -> {
            timer.cancel();
            engine.around(context, () -> finish(result, failure, outcome));
        }));
    }

    private void late() {
        problem("The handler of " + context.action() + " did not answer in time", null);
        end(null, new CallRejectedException(ErrorCode.INTERNAL_ERROR, "The call took too long"));
    }

    /** Even if something fails here, the next call must start. */
    private void finish(@Nullable JsonNode result, @Nullable Throwable failure, Receiver.Outcome outcome) {
        try {
            Throwable cause = result == null && failure == null
                    ? new IllegalStateException("The stage of the answer ended with null")
                    : failure;
            if (end(result, cause == null ? null : rejection(cause))) {
                Receiver.Hook hook = outcome.afterReply();
                if (hook != null) {
                    hook.run();
                }
            }
        } catch (Throwable thrown) {
            problem("The hook after " + context.action() + " failed", thrown);
        } finally {
            done.complete(null);
        }
    }

    /** Replies, once: the transport attached its writer before it made the call, so the reply is written on return. */
    private boolean end(@Nullable JsonNode result, @Nullable CallRejectedException rejection) {
        if (result != null && rejection == null) {
            return reply.complete(result);
        }
        return reply.completeExceptionally(rejection == null ? internalError() : rejection);
    }

    private CallRejectedException rejection(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof CallRejectedException rejected) {
            return rejected;
        }
        problem("The handler of " + context.action() + " failed", cause);
        return internalError();
    }

    private void problem(String problem, @Nullable Throwable cause) {
        engine.listener().problem(peer, problem + " (message id " + context.messageId() + ")", cause);
    }

    private static CallRejectedException internalError() {
        return new CallRejectedException(ErrorCode.INTERNAL_ERROR, "The call could not be processed");
    }
}
