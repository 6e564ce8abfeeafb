package org.ocpp4j.core.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.error.OcppException;
import org.ocpp4j.core.error.QueueFullException;
import org.ocpp4j.core.internal.engine.Threads;

/**
 * Calls that outlive connections. Hands one at a time to the session of the moment, so that none sits unsent in a session
 * that dies: a peer has one call on its way anyway. A call that comes back unsent returns to the head; one that was sent
 * ends with its session, and its message id with it, so that no answer of a later connection can reach it.
 *
 * <p>The state belongs to the lock of this object. Sessions and timers are called and futures are completed outside of
 * it, so whatever they call back finds it free; the lock of the {@link RegistrationHold} is taken within it. At most
 * {@code queue} calls wait, and the one that came back. Every future ends: with its session, which sees to the answer, the
 * time-out and the end of the connection; by its longest wait; when a connection ends, where calls do not wait for the
 * next; or by {@link #close}.
 */
final class Backlog {
    private final EngineOptions engine;
    private final ReconnectOptions options;
    private final boolean keeps;
    private final RegistrationHold hold;
    private final Deque<BacklogCall<?>> queue = new ArrayDeque<>();
    private @Nullable CentralSystem session;
    private @Nullable Handover handed;
    private boolean handing;
    private CloseReason lastEnd = CloseReason.failed("there is no connection yet");
    private @Nullable CloseReason closed;

    Backlog(EngineOptions engine, ReconnectOptions options) {
        this.engine = engine;
        this.options = options;
        this.keeps = options.whileDisconnected() == ReconnectOptions.WhileDisconnected.QUEUE;
        this.hold = new RegistrationHold(engine.completionExecutor(), this::handOver);
    }

    /** To be the innermost interceptor of all sessions, if calls are held until a BootNotification was accepted. */
    Interceptor hold() {
        return hold;
    }

    <T> CompletionStage<T> send(String action, Function<CentralSystem, CompletionStage<T>> way) {
        BacklogCall<T> call = new BacklogCall<>(action, way, engine.completionExecutor());
        OcppException refusal = admit(call);
        if (refusal != null) {
            return CompletableFuture.failedFuture(refusal);
        }
        if (keeps || options.holdUntilAccepted()) {
            call.expiry().set(Threads.after(engine.scheduler(), options.longestWait(), () -> expire(call)));
        }
        handOver();
        return call.answer();
    }

    private synchronized @Nullable OcppException admit(BacklogCall<?> call) {
        if (closed != null) {
            return new ConnectionLostException(call.action(), closed, false);
        }
        if (session == null && !keeps) {
            return new ConnectionLostException(call.action(), lastEnd, false);
        }
        if (queue.size() >= options.queue()) {
            return new QueueFullException(call.action(), options.queue());
        }
        queue.addLast(call);
        return null;
    }

    /** A connection is open: what waits may leave. */
    void connected(CentralSystem opened) {
        synchronized (this) {
            session = closed == null ? opened : null;
        }
        handOver();
    }

    /** A connection has ended. */
    @SuppressWarnings("ReferenceEquality") // this connection, and no other
    void disconnected(CentralSystem ended, CloseReason reason) {
        List<BacklogCall<?>> failed;
        Handover late;
        synchronized (this) {
            lastEnd = reason;
            failed = leave(ended);
            late = handed != null && handed.session == ended ? handed : null;
        }
        failed.forEach(call -> call.lose(reason, false));
        if (late != null) {
            // The session ends all its calls, so this one is about to return, or an interceptor holds it back. Calls
            // wait for it, or they could overtake it; but not for ever.
            var lost = new ConnectionLostException(late.call.action(), reason, true);
            Runnable end = () -> late.call.fail(lost);
            late.deadline.set(Threads.after(engine.scheduler(), engine.callTimeout(), () -> returned(late, lost, end)));
        }
    }

    /** Fails what waits and admits nothing more; the call that a session has may still be answered. */
    void close(CloseReason reason) {
        List<BacklogCall<?>> failed;
        synchronized (this) {
            closed = reason;
            session = null;
            failed = drain();
        }
        failed.forEach(call -> call.lose(reason, false));
    }

    /** A loop and not a recursion: a call that cannot be sent ends before its hand-over returns, and so may many. */
    private void handOver() {
        for (Handover next = next(); next != null; next = next()) {
            Handover current = next;
            current.call.handTo(current.session, (failure, end) -> returned(current, failure, end));
            synchronized (this) {
                handing = false;
            }
        }
    }

    /** Nothing while one thread is handing over: it looks again when it is through. */
    private synchronized @Nullable Handover next() {
        if (handing || handed != null || session == null) {
            return null;
        }
        BacklogCall<?> call = poll();
        while (call != null && call.isDone()) {
            call.expiry().cancel();
            call = poll();
        }
        if (call == null) {
            return null;
        }
        handing = true;
        handed = new Handover(call, session);
        return handed;
    }

    /** Under the lock: the first call, or while calls are held, the first BootNotification. */
    private @Nullable BacklogCall<?> poll() {
        if (hold.isReleased()) {
            return queue.pollFirst();
        }
        for (BacklogCall<?> call : queue) {
            if (call.action().equals(RegistrationHold.BOOT)) {
                queue.remove(call);
                return call;
            }
        }
        return null;
    }

    /**
     * A session is through with a call. When it lost the call, the session is not used any more, although it may learn of
     * its end only later, or not at all, if just writing fails: then it must be closed, or the call would come back for
     * ever.
     */
    private void returned(Handover from, @Nullable Throwable failure, Runnable end) {
        ConnectionLostException lost = failure instanceof ConnectionLostException known ? known : null;
        List<BacklogCall<?>> failed = List.of();
        boolean again;
        synchronized (this) {
            if (handed != from) {
                return;
            }
            handed = null;
            again = lost != null && !lost.sent() && keeps && closed == null && !from.call.expired;
            if (lost != null) {
                failed = leave(from.session);
            }
            if (again) {
                queue.addFirst(from.call);
            }
        }
        from.deadline.cancel();
        if (!again) {
            end.run();
        }
        if (lost != null) {
            CloseReason reason = lost.reason();
            failed.forEach(call -> call.lose(reason, false));
            from.session.close(CloseReason.goingAway("a call could not be sent or its answer not received"));
        }
        handOver();
    }

    private void expire(BacklogCall<?> call) {
        synchronized (this) {
            call.expired = true;
            if (!queue.remove(call)) {
                return; // a session has it, or it has ended
            }
        }
        String held = hold.isReleased() ? "" : ", and no BootNotification was accepted";
        call.lose(CloseReason.failed("it waited for its turn for " + options.longestWait() + held), false);
    }

    /** Under the lock: uses a session no more; returns the calls that fail because of it. */
    @SuppressWarnings("ReferenceEquality") // this connection, and no other
    private List<BacklogCall<?>> leave(CentralSystem ended) {
        if (session != ended) {
            return List.of();
        }
        session = null;
        return keeps ? List.of() : drain();
    }

    /** Under the lock. */
    private List<BacklogCall<?>> drain() {
        List<BacklogCall<?>> all = new ArrayList<>(queue);
        queue.clear();
        return all;
    }
}
