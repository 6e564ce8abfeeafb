package org.ocpp4j.server.command;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.server.bound.KeptRows;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.station.StationStore;
import org.ocpp4j.server.thread.Threads;

/**
 * Sends commands to stations. Each is recorded before it leaves, and its outcome before it is returned to the caller;
 * the server never sends a command twice. Thread-safe.
 *
 * <p>The queues of the stations bound how much is under way. Threads of this object complete the stages. When a station
 * disconnects, its waiting commands end at once; close this after the stations' door and before the database.
 */
public final class Commands implements AutoCloseable {
    /** All commands; those without an outcome are not old. */
    public static final KeptRows ROWS =
            KeptRows.ofOperators("command").untilOld("commanded_at").where("outcome is not null");

    /** All bulk commands; those that run are not old. */
    public static final KeptRows BULK_ROWS =
            KeptRows.ofOperators("bulk_command").untilOld("commanded_at").where("ended_at is not null");

    private static final int ANSWERING_THREADS = 8;
    private static final int MOST_CLAIMS = 3;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Database database;
    private final CommandValidator validator;
    private final Dispatch dispatch;
    private final Clock clock;
    private final ExecutorService answering;
    private final BulkCommands bulk;

    /** The commands under way, by id; repeated requests wait here. An entry is removed when its outcome is recorded. */
    private final Map<String, CompletableFuture<Outcome>> running = new ConcurrentHashMap<>();

    /**
     * Commands that go to the stations of a server. Ends the commands that an earlier run left open in the records.
     *
     * @param database where commands are recorded
     * @param server knows which stations are connected
     * @param stations knows which stations have ever connected
     * @param lines the queues in which commands wait; an interceptor of the server
     * @param settings bounds
     * @param clock the source of the time
     * @param effects the further changes that commands make
     * @throws DatabaseUnavailableException if the database cannot be reached
     */
    public Commands(
            Database database,
            OcppServer server,
            StationStore stations,
            StationLines lines,
            CommandSettings settings,
            Clock clock,
            List<CommandEffects> effects) {
        this.database = database;
        this.clock = clock;
        this.validator = new CommandValidator(server, stations);
        this.dispatch = new Dispatch(database, lines, clock, effects);
        this.answering = Threads.pool("ocpp-command-answers", ANSWERING_THREADS);
        this.bulk = new BulkCommands(database, server, validator, dispatch, settings.bulkParallel(), clock);
        database.run(change -> {
            CommandRows.recover(change.handle(), clock.instant());
            BulkRows.recover(change.handle(), clock.instant());
        });
    }

    /** Commands for many stations. */
    BulkCommands bulk() {
        return bulk;
    }

    /**
     * Sends a command. Blocks until its record is committed.
     *
     * <p>With an idempotency key: a repeated request waits for the first while that is under way; after that it returns
     * the outcome as it was recorded, secrets masked. A command that certainly did not leave releases its key, so that
     * the caller can retry with it.
     *
     * @param request what to send
     * @return how it ended; fails only if this server has a fault
     */
    public CompletionStage<Outcome> send(CommandRequest request) {
        try {
            String key = request.key();
            return key == null
                    ? sendOnce(request, null).orElseGet(() -> ended(inProgress()))
                    : sendWithKey(request, key);
        } catch (DatabaseUnavailableException down) {
            return ended(Outcome.databaseUnavailable());
        } catch (CommandRefusedException refused) {
            return ended(refused.outcome());
        }
    }

    private CompletionStage<Outcome> sendWithKey(CommandRequest request, String key) {
        String requestKey =
                RequestKey.of(request.caller(), key, request.identity() + '\n' + request.action(), request.payload());
        for (int claims = 1; claims <= MOST_CLAIMS; claims++) {
            Optional<CommandRow> earlier =
                    database.read(handle -> CommandRows.findByKey(handle, request.caller(), key));
            if (earlier.isPresent()) {
                return replay(earlier.get(), requestKey);
            }
            Optional<CompletionStage<Outcome>> sent = sendOnce(request, requestKey);
            if (sent.isPresent()) {
                return sent.get();
            }
        }
        return ended(inProgress());
    }

    /** Empty if another request has claimed the key meanwhile, which is impossible without a key. */
    private Optional<CompletionStage<Outcome>> sendOnce(CommandRequest request, @Nullable String requestKey) {
        ValidationResult result = validator.validate(request.identity(), request.action(), request.payload());
        if (result instanceof ValidationResult.Refused refused) {
            return Optional.of(ended(refused.outcome()));
        }
        ValidationResult.Fit fit = (ValidationResult.Fit) result;
        Command command = new Command(
                UUID.randomUUID().toString(),
                null,
                request.identity(),
                request.action(),
                fit.payload(),
                request.caller(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Station station = fit.station();
        if (station == null) {
            return Optional.of(ended(recordUnsent(command, fit.notConnected(request.identity()))));
        }
        return claim(command, request.key(), requestKey)
                ? Optional.of(send(
                        command,
                        validator.connected(request.identity(), fit.version()).orElse(station)))
                : Optional.empty();
    }

    private Outcome recordUnsent(Command command, Outcome outcome) {
        database.run(change -> {
            CommandRows.insertEnded(change.handle(), command, outcome, clock.instant());
            change.happened(dispatch.event(command, outcome));
        });
        dispatch.log(command, outcome);
        return outcome.of(command.id());
    }

    /**
     *  Commits the record of a command that is about to leave. Once the record exists, the command is in {@link
     *  #running}.
     */
    private boolean claim(Command command, @Nullable String key, @Nullable String requestKey) {
        boolean claimed = false;
        running.put(command.id(), new CompletableFuture<>());
        try {
            claimed = database.change(change -> {
                boolean inserted = CommandRows.insert(change.handle(), command, key, requestKey);
                if (inserted) {
                    dispatch.before(change, command);
                }
                return inserted;
            });
            return claimed;
        } catch (DatabaseUnavailableException down) {
            dispatch.doubt(command);
            throw down;
        } finally {
            if (!claimed) {
                running.remove(command.id());
            }
        }
    }

    private CompletionStage<Outcome> send(Command command, Station station) {
        CompletableFuture<Outcome> promise = Objects.requireNonNull(running.get(command.id()));
        dispatch.send(command, station).thenAccept(outcome -> {
            running.remove(command.id());
            answer(() -> promise.complete(outcome));
        });
        return promise.minimalCompletionStage();
    }

    /** Waiting requests may write to slow callers, which must not delay the threads that keep the records. */
    private void answer(Runnable completion) {
        try {
            answering.execute(completion);
        } catch (RejectedExecutionException closed) {
            completion.run();
        }
    }

    private CompletionStage<Outcome> replay(CommandRow row, String requestKey) {
        if (!requestKey.equals(row.requestKey())) {
            return ended(Outcome.problem(
                    OutcomeKind.KEY_REUSED, false, "This idempotency key belongs to another request; take a new one"));
        }
        CompletableFuture<Outcome> promise = running.get(row.id());
        if (promise != null) {
            return promise.thenApply(Outcome::asReplay);
        }
        Outcome stored = database.read(handle -> CommandRows.find(handle, row.id()))
                .map(CommandRow::stored)
                .orElse(null);
        return ended(stored == null ? inProgress().of(row.id()) : stored.asReplay());
    }

    private static Outcome inProgress() {
        return Outcome.problem(
                OutcomeKind.IN_PROGRESS,
                false,
                "The command that this idempotency key belongs to is in progress; this request was not sent");
    }

    private static CompletionStage<Outcome> ended(Outcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }

    /**
     *  Stops commands that have not been dispatched and records the others; to be called when the stations are
     *  disconnected.
     */
    @Override
    public void close() {
        bulk.close();
        dispatch.close(GRACE);
        answering.shutdown();
    }
}
