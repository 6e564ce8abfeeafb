package org.ocpp4j.core.internal.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.error.CallTimeoutException;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.error.QueueFullException;
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.core.transport.Calls;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Calls to one peer: one on its way, the others in order, at most {@code limit} of them (OCPP-J 1.6, section 4.1.1).
 * Requests without a response share the queue, and overtake calls that wait for the answer to another call.
 *
 * <p>The lock of this object guards the state; the transport is called and futures are completed outside of the lock.
 * Every future ends: by its answer, by its time-out, which starts when the call is sent, or by {@link #close}.
 */
final class SendQueue {
    private static final class Waiting {
        private final String messageId;
        private final String action;
        private final JsonNode payload;
        private final boolean answered;
        private final Duration timeout;
        private final CompletableFuture<JsonNode> answer = new CompletableFuture<>();

        private Waiting(String messageId, String action, JsonNode payload, boolean answered, Duration timeout) {
            this.messageId = messageId;
            this.action = action;
            this.payload = payload;
            this.answered = answered;
            this.timeout = timeout;
        }
    }

    private final Calls transport;
    private final Scheduler scheduler;
    private final int limit;
    private final Deque<Waiting> queue = new ArrayDeque<>(2);
    /** The number of queued requests without a response, so that a long queue is not searched in vain. */
    private int unanswered;

    private @Nullable Waiting sent;
    private boolean ready;
    private boolean handing;
    private @Nullable CloseReason closed;
    private @Nullable Runnable whenIdle;

    SendQueue(Calls transport, Scheduler scheduler, int limit) {
        this.transport = transport;
        this.scheduler = scheduler;
        this.limit = limit;
    }

    /** The connection is open: queued calls may be sent. */
    void open() {
        synchronized (this) {
            ready = true;
        }
        sendNext();
    }

    /** A request without a response does not wait for answers, not even for answers to the calls before it. */
    CompletableFuture<JsonNode> send(
            String messageId, String action, JsonNode payload, boolean answered, Duration timeout) {
        Waiting call = new Waiting(messageId, action, payload, answered, timeout);
        synchronized (this) {
            if (closed != null) {
                return CompletableFuture.failedFuture(new ConnectionLostException(action, closed, false));
            }
            if (queue.size() >= limit) {
                return CompletableFuture.failedFuture(new QueueFullException(action, limit));
            }
            queue.addLast(call);
            unanswered += answered ? 0 : 1;
        }
        sendNext();
        return call.answer;
    }

    /** Fails waiting calls and accepts no more; the call on its way may still be answered, then {@code idle} runs. */
    void close(CloseReason reason, Runnable idle) {
        List<Waiting> failed;
        boolean now;
        synchronized (this) {
            if (closed == null) {
                closed = reason;
            }
            failed = new ArrayList<>(queue);
            queue.clear();
            unanswered = 0;
            now = sent == null;
            if (!now) {
                whenIdle = idle;
            }
        }
        failed.forEach(
                call -> call.answer.completeExceptionally(new ConnectionLostException(call.action, reason, false)));
        if (now) {
            idle.run();
        }
    }

    /** Returns the number of waiting calls, without the one that was sent. */
    int waiting() {
        synchronized (this) {
            return queue.size();
        }
    }

    /**
     * A loop, not a recursion: a call that cannot be sent ends before it is handed over, and many may do so in a row.
     */
    private void sendNext() {
        for (Waiting call = next(); call != null; call = next()) {
            handOver(call);
            synchronized (this) {
                handing = false;
            }
        }
    }

    /** Returns null while another thread is handing over: that thread checks again when it is done. */
    private synchronized @Nullable Waiting next() {
        if (!ready || handing) {
            return null;
        }
        Waiting call = sent == null ? queue.peekFirst() : firstUnanswered();
        if (call == null) {
            return null;
        }
        queue.remove(call);
        handing = true;
        if (call.answered) {
            sent = call;
        } else {
            unanswered--;
        }
        return call;
    }

    private @Nullable Waiting firstUnanswered() {
        if (unanswered == 0) {
            return null;
        }
        for (Waiting call : queue) {
            if (!call.answered) {
                return call;
            }
        }
        return null;
    }

    private CompletionStage<JsonNode> toTransport(Waiting call) {
        return call.answered
                ? transport.call(call.messageId, call.action, call.payload)
                : transport
                        .send(call.messageId, call.action, call.payload)
                        .thenApply(handedOn -> JsonNodeFactory.instance.objectNode());
    }

    private void handOver(Waiting call) {
        CompletableFuture<JsonNode> inTransport;
        try {
            inTransport = toTransport(call).toCompletableFuture();
        } catch (Throwable failed) {
            inTransport = CompletableFuture.failedFuture(failed);
        }
        CompletableFuture<JsonNode> answer = inTransport;
        Alarm timer = new Alarm();
        answer.whenComplete((result, failure) -> {
            timer.cancel();
            try {
                finished(call);
            } finally {
                if (failure == null) {
                    call.answer.complete(result);
                } else {
                    call.answer.completeExceptionally(failure);
                }
            }
        });
        if (!answer.isDone()) {
            timer.set(Threads.after(scheduler, call.timeout, () -> {
                call.answer.completeExceptionally(new CallTimeoutException(call.action, call.timeout));
                answer.cancel(false);
            }));
        }
    }

    @SuppressWarnings("ReferenceEquality") // this call, and no other
    private void finished(Waiting call) {
        Runnable idle = null;
        synchronized (this) {
            if (sent == call) {
                sent = null;
                idle = whenIdle;
                whenIdle = null;
            }
        }
        if (idle != null) {
            idle.run();
        }
        sendNext();
    }
}
