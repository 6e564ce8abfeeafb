package org.ocpp4j.server.command;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Station;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.log.LogAppender;
import org.ocpp4j.server.log.LogFields;
import org.ocpp4j.server.station.AnswerState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends recorded commands and records their outcomes. Thread-safe. The engine's threads that complete calls only hand
 * over to a {@link RecordLane}; outcomes of one station go through one lane, so that their effects keep their order.
 */
final class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final int LANES = 4;

    private final Clock clock;
    private final StationLines lines;
    private final List<CommandEffects> effects;
    private final List<RecordLane> lanes;

    Dispatch(Database database, StationLines lines, Clock clock, List<CommandEffects> effects) {
        this.clock = clock;
        this.lines = lines;
        this.effects = List.copyOf(effects);
        this.lanes = IntStream.range(0, LANES)
                .mapToObj(number -> new RecordLane(database, "ocpp-command-record-" + number))
                .toList();
        lines.listener(this::answering);
    }

    /** A station does not answer any more, or answers again. */
    private void answering(Station station, AnswerState state) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("answersCalls", state.answersCalls())
                .put("unansweredCalls", state.unansweredCalls());
        put(
                data,
                "unansweredSince",
                state.unansweredSince() == null ? null : state.unansweredSince().toString());
        Event event = new Event(EventType.ANSWERING, station.identity(), clock.instant(), data);
        write(
                station.identity(),
                "That " + station.identity() + " answers, or does not",
                change -> change.happened(event));
    }

    /** The part of the transaction that records a command before it leaves. */
    void before(Change change, Command command) {
        effects.forEach(effect -> effect.before(change, command));
    }

    /**
     *  Sends a command whose record is committed; the stage completes when its outcome is committed, and never fails.
     */
    CompletionStage<Outcome> send(Command command, Station station) {
        lane(command).databaseIsUp();
        return lines.send(command, station).thenCompose(outcome -> record(command, outcome));
    }

    /** Records how a command ended. */
    CompletionStage<Outcome> record(Command command, Outcome ended) {
        Outcome outcome = ended.of(command.id());
        log(command, outcome);
        CompletableFuture<Outcome> recorded = new CompletableFuture<>();
        lane(command).write(entry(command, outcome), () -> recorded.complete(outcome));
        return recorded;
    }

    /** Logs one line for each recorded command; never the content of the command or the answer beyond its status. */
    void log(Command command, Outcome outcome) {
        String status = outcome.isResult()
                ? outcome.data().path("status").asString("")
                : outcome.data().path("errorCode").asString("");
        command.log()
                .run(() -> LOG.info(
                        LogAppender.AUDIT,
                        "{} {} commanded by {}: {}{}",
                        command.identity(),
                        command.action(),
                        command.commandedBy(),
                        outcome.kind().wireName(),
                        status.isEmpty() ? "" : " " + status));
    }

    /** The database broke while a command was recorded, which therefore did not leave. */
    void doubt(Command command) {
        lane(command).doubt(entry(command, Outcome.databaseUnavailable().of(command.id())));
    }

    /** Writes something else, in the order of a command for many stations. */
    void write(String key, String what, Consumer<Change> write) {
        lane(key).write(new RecordLane.Entry(what, LogFields.current(), write, null), () -> {});
    }

    private RecordLane.Entry entry(Command command, Outcome outcome) {
        return new RecordLane.Entry(
                "The outcome " + outcome.kind().wireName() + " of " + command,
                command.log(),
                change -> end(change, command, outcome, effects),
                change -> end(change, command, outcome, List.of()));
    }

    private void end(Change change, Command command, Outcome outcome, List<CommandEffects> with) {
        CommandRows.Ended ended = CommandRows.end(change.handle(), command, outcome, clock.instant());
        if (ended == CommandRows.Ended.UNDER_WAY) { // else nothing has been prepared, and nothing is to be undone
            with.forEach(effect -> effect.after(change, command, outcome));
        }
        if (ended != CommandRows.Ended.NOTHING) {
            change.happened(event(command, outcome));
        }
    }

    /** The published event; without payload and answer, which may be large. */
    Event event(Command command, Outcome outcome) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("commandId", command.id())
                .put("action", command.action())
                .put("commandedBy", command.commandedBy())
                .put("outcome", outcome.kind().wireName())
                .put("dispatched", outcome.dispatched());
        put(data, "bulkId", command.bulkId());
        put(data, "status", outcome.isResult() ? outcome.data().path("status").asString(null) : null);
        return new Event(EventType.COMMAND, command.identity(), clock.instant(), data);
    }

    private static void put(ObjectNode data, String name, @Nullable String value) {
        if (value != null) {
            data.put(name, value);
        }
    }

    private RecordLane lane(Command command) {
        return lane(command.identity());
    }

    private RecordLane lane(String key) {
        return lanes.get(Math.floorMod(key.hashCode(), LANES));
    }

    /** Ends when everything is recorded, or shortly after the grace. */
    void close(Duration grace) {
        lanes.forEach(lane -> lane.close(grace));
    }
}
