package org.ocpp4j.server.command;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CallOptions;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.error.CallTimeoutException;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.error.MalformedFrameException;
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.server.station.AnswerState;
import org.ocpp4j.server.thread.Causes;
import tools.jackson.databind.JsonNode;

/**
 * The commands for one connection of a station: one is sent, the others wait in order, each for a bounded time. When
 * several CALLs in a row had no answer, waiting and new commands fail at once, except one probe per time-out.
 *
 * <p>Thread-safe. The lock of this object guards the state; the engine is called, and outcomes are reported, outside of
 * it. Every outcome is reported: with the answer, with a time-out, or when the connection ends.
 */
final class StationLine {
    private static final class Waiting {
        private final Command command;
        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        private Instant sentAt = Instant.EPOCH;
        private Scheduler.@Nullable Task expiry;

        private Waiting(Command command) {
            this.command = command;
        }

        private void end(Outcome ended) {
            Scheduler.Task task = expiry;
            if (task != null) {
                task.cancel();
            }
            outcome.complete(ended);
        }
    }

    private final Station station;
    private final CommandSettings settings;
    private final Clock clock;
    private final Scheduler scheduler;
    private final Consumer<AnswerState> onChange;
    private final Deque<Waiting> waiting = new ArrayDeque<>(2);
    private AnswerState state = AnswerState.ANSWERS;
    private boolean underWay;
    private long lastUnanswered;

    StationLine(
            Station station,
            CommandSettings settings,
            Clock clock,
            Scheduler scheduler,
            Consumer<AnswerState> onChange) {
        this.station = station;
        this.settings = settings;
        this.clock = clock;
        this.scheduler = scheduler;
        this.onChange = onChange;
    }

    /** Sends a command when its turn comes. The stage never fails. */
    CompletionStage<Outcome> send(Command command) {
        Waiting call = new Waiting(command);
        synchronized (this) {
            if (!state.answersCalls() && (underWay || System.nanoTime() - lastUnanswered < timeoutNanos())) {
                return CompletableFuture.completedFuture(notAnswering(state));
            }
            if (underWay && waiting.size() >= settings.queue()) {
                return CompletableFuture.completedFuture(queueFull());
            }
            if (underWay) {
                waiting.addLast(call);
                call.expiry = scheduler.schedule(settings.longestWait(), () -> expire(call));
                return call.outcome;
            }
            underWay = true;
        }
        dispatch(call);
        return call.outcome;
    }

    private long timeoutNanos() {
        return settings.timeout().toNanos();
    }

    /** A loop rather than a recursion: of many calls that fail at once, each would be one deeper. */
    private void dispatch(@Nullable Waiting first) {
        Waiting call = first;
        while (call != null) {
            Waiting sent = call;
            CompletableFuture<JsonNode> answer = call(sent);
            if (!answer.isDone()) {
                answer.whenComplete((result, failure) -> dispatch(ended(sent, result, failure)));
                return;
            }
            Throwable failure = answer.handle((result, thrown) -> thrown).join();
            call = ended(sent, failure == null ? answer.join() : null, failure);
        }
    }

    private CompletableFuture<JsonNode> call(Waiting call) {
        call.sentAt = clock.instant();
        Command command = call.command;
        try {
            return station.send(command.action(), command.payload(), CallOptions.timeout(settings.timeout()))
                    .toCompletableFuture();
        } catch (RuntimeException failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    /** Takes note of how a call ended; returns the next one to send, if any. */
    private @Nullable Waiting ended(Waiting call, @Nullable JsonNode answer, @Nullable Throwable thrown) {
        Throwable failure = thrown == null ? null : Causes.of(thrown);
        if (isAnswer(failure)) {
            answered();
        }
        List<Waiting> givenUp = new ArrayList<>();
        AnswerState now;
        AnswerState changed = null;
        Waiting next = null;
        synchronized (this) {
            if (isUnanswered(failure)) {
                changed = unanswered(call.sentAt);
            }
            if (state.answersCalls()) {
                next = waiting.pollFirst();
            } else {
                givenUp.addAll(waiting);
                waiting.clear();
            }
            underWay = next != null;
            now = state;
        }
        call.end(call.command
                .log()
                .supply(() -> failure == null
                        ? Outcome.result(Objects.requireNonNull(answer))
                        : Failures.outcome(call.command, failure)));
        givenUp.forEach(command -> command.end(notAnswering(now)));
        tell(changed);
        return next;
    }

    private static boolean isAnswer(@Nullable Throwable failure) {
        return failure == null
                || failure instanceof CallRejectedException
                || failure instanceof InvalidMessageException
                || failure instanceof MalformedFrameException;
    }

    /** A station that speaks SOAP has no connection: one that cannot be reached answers no CALL. */
    private boolean isUnanswered(@Nullable Throwable failure) {
        return failure instanceof CallTimeoutException
                || (failure instanceof ConnectionLostException
                        && station.handshake().protocol() == Handshake.Protocol.SOAP);
    }

    /** The new state if it differs for listeners. */
    private @Nullable AnswerState unanswered(Instant sentAt) {
        lastUnanswered = System.nanoTime();
        int calls = state.unansweredCalls() + 1;
        Instant since = state.unansweredSince();
        boolean answeredCalls = state.answersCalls();
        state = new AnswerState(calls < settings.unansweredLimit(), calls, since == null ? sentAt : since);
        return answeredCalls && !state.answersCalls() ? state : null;
    }

    /** The station has answered a CALL, in time or late. */
    void answered() {
        boolean changes;
        synchronized (this) {
            changes = !state.answersCalls();
            state = AnswerState.ANSWERS;
        }
        tell(changes ? AnswerState.ANSWERS : null);
    }

    private void tell(@Nullable AnswerState changed) {
        if (changed != null) {
            onChange.accept(changed);
        }
    }

    private void expire(Waiting call) {
        boolean waits;
        synchronized (this) {
            waits = waiting.remove(call);
        }
        if (waits) {
            call.end(Outcome.problem(
                    OutcomeKind.EXPIRED,
                    false,
                    "Other commands kept the station busy for "
                            + settings.longestWait().toSeconds() + " s; this one was not sent"));
        }
    }

    /** The connection has ended. */
    void close(CloseReason reason) {
        List<Waiting> lost;
        synchronized (this) {
            lost = List.copyOf(waiting);
            waiting.clear();
        }
        lost.forEach(call -> call.end(
                Failures.outcome(call.command, new ConnectionLostException(call.command.action(), reason, false))));
    }

    synchronized int waiting() {
        return waiting.size();
    }

    synchronized AnswerState state() {
        return state;
    }

    private Outcome queueFull() {
        return Outcome.problem(
                OutcomeKind.QUEUE_FULL, false, settings.queue() + " commands wait for this station already");
    }

    private static Outcome notAnswering(AnswerState known) {
        return Outcome.problem(
                OutcomeKind.NOT_ANSWERING,
                false,
                "The station has not answered its last " + known.unansweredCalls() + " CALLs, since "
                        + known.unansweredSince() + "; this command was not sent");
    }
}
