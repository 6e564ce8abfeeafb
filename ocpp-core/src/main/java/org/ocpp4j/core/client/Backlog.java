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
 * The queue of calls that outlive connections. It hands one call at a time to the current session, so that no call is
 * left unsent in a session that ends; a peer has only one call on its way anyway. A call that the session did not send
 * returns to the head. A call that was sent ends with its session, as does its message id, so no answer on a later
 * connection can match it.
 *
 * <p>The lock of this object guards the state. Sessions and timers are called and futures are completed outside of the
 * lock, so callbacks find it free; the lock of the {@link RegistrationHold} is taken inside it. At most {@code queue}
 * calls wait, besides one that returned. Every future ends: with its session, which handles the answer, the time-out
 * and the end of the connection; after its longest wait; when a connection ends, if calls do not wait for the next one;
 * or by {@link #close}.
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

    /** The innermost interceptor of all sessions, used if calls are held until a BootNotification is accepted. */
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

    /** A connection is open: waiting calls may be sent. */
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
            // The session ends all its calls, so this one is about to return, or an interceptor delays it. Other calls
            // wait for it, for a limited time, so that they do not overtake it.
            var lost = new ConnectionLostException(late.call.action(), reason, true);
            Runnable end = () -> late.call.fail(lost);
            late.deadline.set(Threads.after(engine.scheduler(), engine.callTimeout(), () -> returned(late, lost, end)));
        }
    }

    /** Fails waiting calls and accepts no more; the call that a session has may still be answered. */
    void close(CloseReason reason) {
        List<BacklogCall<?>> failed;
        synchronized (this) {
            closed = reason;
            session = null;
            failed = drain();
        }
        failed.forEach(call -> call.lose(reason, false));
    }

    /**
     * A loop, not a recursion: a call that cannot be sent ends before its hand-over returns, and many may do so in a
     * row.
     */
    private void handOver() {
        for (Handover next = next(); next != null; next = next()) {
            Handover current = next;
            current.call.handTo(current.session, (failure, end) -> returned(current, failure, end));
            synchronized (this) {
                handing = false;
            }
        }
    }

    /** Returns null while another thread is handing over: that thread checks again when it is done. */
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
     * A session has finished a call. If it lost the call, the session is not used any more, although its own end may be
     * reported only later. If only writing failed, its end may never be reported: it must be closed, or the call would
     * return for ever.
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

    /** Under the lock: stops using a session; returns the calls that fail because of it. */
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
