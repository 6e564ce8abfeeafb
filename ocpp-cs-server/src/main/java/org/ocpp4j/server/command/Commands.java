package org.ocpp4j.server.command;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CallOptions;
import org.ocpp4j.core.CallRejectedException;
import org.ocpp4j.core.CallTimeoutException;
import org.ocpp4j.core.ConnectionEndedException;
import org.ocpp4j.core.ConnectionLostException;
import org.ocpp4j.core.InvalidMessageException;
import org.ocpp4j.core.NotRepresentableException;
import org.ocpp4j.core.OcppServer;
import org.ocpp4j.core.QueueFullException;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.codec.MalformedFrameException;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.station.StationRecord;
import org.ocpp4j.server.station.StationStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends commands to stations. A command is kept before it leaves; what came of it is committed before the caller learns
 * of it; it is never sent twice by itself. Thread-safe. {@link #send} blocks for the database; waiting for the station
 * blocks nobody.
 */
public final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private final Database database;
    private final StationStore stations;
    private final OcppServer server;
    private final CommandSettings settings;
    private final List<CommandEffect> effects;
    private final Clock clock;
    private final Executor blocking;
    private final CommandTable table;
    private final PayloadRules rules = new PayloadRules();

    /** Commands with a key that are under way: whoever sends one again waits for the same end. */
    private final Map<String, CompletableFuture<Outcome>> underWay = new ConcurrentHashMap<>();

    /**
     * Commands for the stations of a server.
     *
     * @param database where commands are kept
     * @param stations which stations are known
     * @param server which stations are connected
     * @param settings how long and how many
     * @param effects what commands change here
     * @param clock tells when something happens
     * @param blocking where outcomes are written; its threads wait for the database
     */
    public Commands(
            Database database,
            StationStore stations,
            OcppServer server,
            CommandSettings settings,
            List<CommandEffect> effects,
            Clock clock,
            Executor blocking) {
        this.database = database;
        this.stations = stations;
        this.server = server;
        this.settings = settings;
        this.effects = List.copyOf(effects);
        this.clock = clock;
        this.blocking = blocking;
        this.table = new CommandTable(database);
    }

    /** Marks what an earlier run of the server left open. To be called once, before anything is sent. */
    public void abandonOld() {
        table.abandon(clock.instant());
    }

    CommandTable table() {
        return table;
    }

    /**
     * Sends a command.
     *
     * @param command what and to whom
     * @return how it ended; never fails. It ends when the station answers, its connection ends, or the time is up
     */
    public CompletionStage<Outcome> send(Command command) {
        try {
            String key = command.key() == null ? null : command.caller() + "\n" + command.key();
            CompletableFuture<Outcome> outcome = new CompletableFuture<>();
            if (key != null) {
                CompletableFuture<Outcome> same = underWay.putIfAbsent(key, outcome);
                if (same != null) {
                    return repeated(command, same);
                }
                outcome.whenComplete((end, failure) -> underWay.remove(key, outcome));
            }
            start(command, outcome);
            return outcome;
        } catch (RuntimeException failed) {
            return CompletableFuture.completedFuture(failure(command, failed));
        }
    }

    /** A command whose key is under way in this process: the same one waits for its end. */
    private CompletionStage<Outcome> repeated(Command command, CompletableFuture<Outcome> same) {
        Optional<CommandTable.Row> first = table.withKey(command.caller(), Objects.requireNonNull(command.key()));
        boolean differs =
                first.isPresent() && !command.requestKey().equals(first.get().requestKey());
        return differs ? CompletableFuture.completedFuture(keyReused(command)) : same;
    }

    private static Outcome keyReused(Command command) {
        return Outcome.never(
                Outcome.Kind.KEY_REUSED,
                "The key '" + command.key() + "' was used for another command; take a new one");
    }

    private void start(Command command, CompletableFuture<Outcome> outcome) {
        Optional<Outcome> ended = Optional.empty();
        try {
            ended = command.key() == null ? Optional.empty() : earlier(command);
            if (ended.isEmpty()) {
                ended = problem(command);
            }
            if (ended.isEmpty()) {
                begin(command, outcome);
            }
        } catch (RuntimeException failed) {
            ended = Optional.of(failure(command, failed));
        }
        ended.ifPresent(outcome::complete);
    }

    private Optional<Outcome> earlier(Command command) {
        return table.withKey(command.caller(), Objects.requireNonNull(command.key()))
                .map(row -> command.requestKey().equals(row.requestKey())
                        ? row.end()
                                .orElseGet(() -> Outcome.never(
                                        Outcome.Kind.IN_PROGRESS, "The first command with this key is under way"))
                        : keyReused(command));
    }

    /** What stands against a command before anything is kept or sent. */
    private Optional<Outcome> problem(Command command) {
        String action = command.action();
        if (!PayloadRules.isKnown(action)) {
            return Optional.of(
                    Outcome.never(Outcome.Kind.UNKNOWN_ACTION, "No version of OCPP has a command " + action));
        }
        Optional<Station> connected = server.station(command.identity());
        if (connected.isPresent()) {
            return rules.problem(connected.get().version(), action, command.payload());
        }
        Optional<StationRecord> known = stations.find(command.identity());
        if (known.isEmpty()) {
            return Optional.of(Outcome.never(
                    Outcome.Kind.UNKNOWN_STATION,
                    "Nobody registered the station " + command.identity() + ", and it never came"));
        }
        String last = known.get().ocppVersion();
        Optional<Outcome> invalid =
                rules.problem(PayloadRules.version(last == null ? "" : last), action, command.payload());
        return invalid.isPresent()
                ? invalid
                : Optional.of(Outcome.never(Outcome.Kind.NOT_CONNECTED, command.identity() + " is not connected"));
    }

    private void begin(Command command, CompletableFuture<Outcome> outcome) {
        Station station = server.station(command.identity()).orElse(null);
        if (station == null) {
            outcome.complete(
                    Outcome.never(Outcome.Kind.NOT_CONNECTED, command.identity() + " is not connected any more"));
            return;
        }
        Instant now = clock.instant();
        boolean mine = database.change(change -> command.bulkId() == null
                ? table.insert(change, command, now, null)
                : table.begin(change, command.id()));
        if (!mine) { // somebody else's, in another process, or stopped before its turn
            outcome.complete(Outcome.never(Outcome.Kind.IN_PROGRESS, "This command is under way already, or stopped"));
            return;
        }
        List<CommandEffect.Begun> begun = new ArrayList<>();
        try {
            for (CommandEffect effect : effects) {
                effect.begin(command.identity(), command.action(), command.payload())
                        .ifPresent(begun::add);
            }
        } catch (IllegalStateException | IllegalArgumentException against) {
            end(command, Outcome.never(Outcome.Kind.REFUSED, String.valueOf(against.getMessage())), begun, outcome);
            return;
        }
        LOG.info(
                "{} is sent {} by {}, command {}",
                command.identity(),
                command.action(),
                command.caller(),
                command.id());
        dispatch(station, command).whenCompleteAsync((end, failure) -> end(command, end, begun, outcome), blocking);
    }

    private CompletionStage<Outcome> dispatch(Station station, Command command) {
        OcppVersion version = station.version();
        ObjectNode payload = rules.ordered(version, command.action(), command.payload());
        CompletionStage<JsonNode> answer;
        try {
            answer = station.send(command.action(), payload, CallOptions.timeout(settings.timeout()));
        } catch (RuntimeException failed) {
            answer = CompletableFuture.failedFuture(failed);
        }
        return answer.handle(
                (result, failure) -> failure == null ? Outcome.result((ObjectNode) result) : failure(command, failure));
    }

    private void end(
            Command command, Outcome end, List<CommandEffect.Begun> begun, CompletableFuture<Outcome> outcome) {
        try {
            Instant now = clock.instant();
            begun.forEach(effect -> effect.settle(end));
            database.run(change -> {
                begun.forEach(effect -> effect.ended(change, end));
                table.end(change, command.id(), end, now);
                change.happened(new Event(EventType.COMMAND, command.identity(), now, data(command, end)));
            });
        } catch (RuntimeException failed) {
            LOG.error(
                    "{}: what came of {} could not be kept: {}",
                    command,
                    end.kind().word(),
                    failed.toString());
        } finally {
            outcome.complete(end);
        }
    }

    private static ObjectNode data(Command command, Outcome end) {
        ObjectNode data = JsonMapper.shared().createObjectNode();
        data.put("id", command.id());
        data.put("action", command.action());
        data.put("by", command.caller());
        data.put("outcome", end.kind().word());
        data.put("dispatched", end.dispatched());
        data.set(end.isResult() ? "answer" : "particulars", CommandSecrets.masked(end.body()));
        return data;
    }

    private static Outcome failure(Command command, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        ObjectNode none = JsonMapper.shared().createObjectNode();
        String detail = String.valueOf(cause.getMessage());
        if (cause instanceof CallRejectedException rejected) {
            none.put("errorCode", rejected.rawCode());
            none.put("errorDescription", rejected.description());
            none.set("errorDetails", rejected.details());
            return new Outcome(
                    Outcome.Kind.CALL_ERROR,
                    true,
                    command.identity() + " answered " + rejected.rawCode() + ": " + rejected.description(),
                    none);
        }
        if (cause instanceof CallTimeoutException) {
            return new Outcome(Outcome.Kind.TIMEOUT, true, detail, none);
        }
        if (cause instanceof ConnectionLostException lost) {
            return new Outcome(Outcome.Kind.CONNECTION_LOST, lost.sent(), detail, none);
        }
        if (cause instanceof ConnectionEndedException) {
            return new Outcome(Outcome.Kind.NOT_CONNECTED, false, detail, none);
        }
        if (cause instanceof QueueFullException) {
            return new Outcome(Outcome.Kind.QUEUE_FULL, false, detail, none);
        }
        if (cause instanceof InvalidMessageException invalid) { // the request was valid: it is the answer
            return new Outcome(
                    Outcome.Kind.INVALID_ANSWER, true, detail, PayloadRules.violations(invalid.violations()));
        }
        if (cause instanceof MalformedFrameException) {
            return new Outcome(Outcome.Kind.INVALID_ANSWER, true, detail, none);
        }
        if (cause instanceof NotRepresentableException) {
            return new Outcome(Outcome.Kind.ACTION_NOT_IN_VERSION, false, detail, none);
        }
        if (cause instanceof DatabaseUnavailableException) {
            return new Outcome(
                    Outcome.Kind.DATABASE_UNAVAILABLE,
                    false,
                    "The database cannot be reached now; nothing was sent, try again",
                    none);
        }
        LOG.error("{} failed", command, cause);
        return new Outcome(
                Outcome.Kind.FAILED, null, "Something failed here; the log has it under " + command.id(), none);
    }

    /** Whether a station is connected, for those who command many. */
    @Nullable
    Station connected(String identity) {
        return server.station(identity).orElse(null);
    }
}
