package org.ocpp4j.core.client;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.ocpp4j.core.CallOptions;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.ConnectionEndedException;
import org.ocpp4j.core.internal.engine.Engine;
import org.ocpp4j.core.internal.engine.Threads;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.Response;
import tools.jackson.databind.JsonNode;

/**
 * Opens one connection after another.
 *
 * <p>The state is one {@link Step}. Every event, from the transport, a timer, the end of a session or the user,
 * replaces the step it belongs to by the next one, and does nothing if that step is no longer current. So a timer that
 * fires too late, a connection that opens after its time or after {@link #close}, and the end of an old connection
 * change nothing. There is no lock, so foreign code may be called at any point and may call back. Attempts run on the
 * completion executor, and a timer separates any two of them, so there is no recursion.
 */
final class Reconnector implements LastingConnection {
    private final String identity;
    private final Function<Engine<CentralSystem>, CompletionStage<CentralSystem>> connect;
    private final Engine<CentralSystem> engine;
    private final ReconnectOptions options;
    private final Backlog calls;
    private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();
    private final AtomicReference<Step> step;

    private Reconnector(
            String identity,
            Function<Engine<CentralSystem>, CompletionStage<CentralSystem>> connect,
            Engine<CentralSystem> engine,
            ReconnectOptions options,
            Step first) {
        this.identity = identity;
        this.connect = connect;
        this.options = options;
        this.calls = new Backlog(engine.options(), options);
        this.engine = options.holdUntilAccepted() ? engine.with(calls.hold()) : engine;
        this.step = new AtomicReference<>(first);
    }

    /**
     * Begins.
     *
     * @param identity the identity of the station
     * @param connect makes one attempt, for sessions of the engine that it receives
     */
    static Reconnector start(
            String identity,
            Function<Engine<CentralSystem>, CompletionStage<CentralSystem>> connect,
            Engine<CentralSystem> engine,
            ReconnectOptions options) {
        Step first = new Step.Waiting(0);
        Reconnector started = new Reconnector(identity, connect, engine, options, first);
        started.attempt(first);
        return started;
    }

    private void attempt(Step waiting) {
        execute(() -> {
            Step.Connecting now = new Step.Connecting(waiting.failures());
            if (step.compareAndSet(waiting, now)) {
                now.alarm()
                        .set(Threads.after(
                                engine.options().scheduler(), options.connectTimeout(), () -> tookTooLong(now)));
                connect(now);
            }
        });
    }

    private void connect(Step.Connecting now) {
        CompletionStage<CentralSystem> stage;
        try {
            stage = connect.apply(engine);
        } catch (Throwable thrown) {
            stage = CompletableFuture.failedFuture(thrown);
        }
        stage.whenComplete((session, failure) -> {
            if (failure == null) {
                opened(now, session);
            } else {
                Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
                String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
                retry(now, cause, CloseReason.failed(text));
            }
        });
    }

    private void tookTooLong(Step.Connecting now) {
        String text = "no connection within " + options.connectTimeout();
        retry(now, new TimeoutException(text), CloseReason.failed(text));
    }

    private void opened(Step.Connecting before, CentralSystem session) {
        Step.Connected now = new Step.Connected(session, before.failures());
        if (!step.compareAndSet(before, now)) {
            session.close(CloseReason.goingAway("the connection opened too late"));
            return;
        }
        before.alarm().cancel();
        now.alarm().set(Threads.after(engine.options().scheduler(), options.steadyAfter(), now::steady));
        calls.connected(session);
        // After the session was passed on, so that its end is reported after its start.
        session.closed().thenAccept(reason -> {
            calls.disconnected(session, reason);
            retry(now, new ConnectionEndedException(reason), reason);
        });
    }

    private void retry(Step before, Throwable cause, CloseReason reason) {
        Step.Waiting now = new Step.Waiting(before.failures() + 1);
        if (!step.compareAndSet(before, now)) {
            return;
        }
        before.alarm().cancel();
        Duration wait;
        CloseReason end = reason;
        try {
            wait = Objects.requireNonNull(options.policy().delay(now.failures(), cause), "it returned null")
                    .map(delay -> delay.isNegative() ? Duration.ZERO : delay)
                    .orElse(null);
        } catch (Throwable thrown) {
            wait = null;
            end = CloseReason.failed("the reconnect policy failed: " + thrown);
        }
        if (before instanceof Step.Connecting) {
            engine.listener().attemptFailed(identity, now.failures(), cause, wait);
        }
        if (wait == null) {
            giveUp(now, end);
        } else {
            now.alarm().set(Threads.after(engine.options().scheduler(), wait, () -> attempt(now)));
        }
    }

    private void giveUp(Step.Waiting before, CloseReason reason) {
        if (step.compareAndSet(before, new Step.Ended())) {
            calls.close(reason);
            execute(() -> closed.complete(reason));
        }
    }

    @Override
    public CompletionStage<CloseReason> close(CloseReason reason) {
        Step.Ended ended = new Step.Ended();
        Step before = step.getAndUpdate(known -> known instanceof Step.Ended ? known : ended);
        if (!(before instanceof Step.Ended)) {
            before.alarm().cancel();
            calls.close(reason);
            if (before instanceof Step.Connected connected) {
                connected.session().close(reason).thenAccept(end -> closed.complete(reason));
            } else {
                execute(() -> closed.complete(reason));
            }
        }
        return closed();
    }

    @Override
    public void close() {
        engine.awaitEnd(close(CloseReason.normal("the station ends the connection")));
    }

    @Override
    public CompletionStage<CloseReason> closed() {
        return closed.minimalCompletionStage();
    }

    @Override
    public Optional<CentralSystem> current() {
        return step.get() instanceof Step.Connected connected ? Optional.of(connected.session()) : Optional.empty();
    }

    @Override
    public <R extends Response> CompletionStage<R> send(FromStation<R> request, CallOptions options) {
        String action = request.getClass().getSimpleName().replaceFirst("Request$", "");
        return calls.send(action, session -> session.send(request, options));
    }

    @Override
    public CompletionStage<JsonNode> send(String action, JsonNode payload, CallOptions options) {
        return calls.send(action, session -> session.send(action, payload, options));
    }

    private void execute(Runnable task) {
        Threads.run(engine.options().completionExecutor(), task);
    }
}
