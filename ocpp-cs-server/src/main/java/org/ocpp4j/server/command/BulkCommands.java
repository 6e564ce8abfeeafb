package org.ocpp4j.server.command;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.server.command.BulkRows.BulkRow;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.thread.Threads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One command for many stations. All its records are committed at once, as waiting; then the command goes to a few
 * stations at a time. Thread-safe; the methods block for the database.
 *
 * <p>At most {@link #MOST_RUNS} run at once, of at most {@link BulkRequest#MOST_STATIONS} stations each: that bounds
 * the memory. The payload is kept in memory only, so nothing can be sent after a restart.
 */
final class BulkCommands {
    static final int MOST_RUNS = 16;

    private static final Logger LOG = LoggerFactory.getLogger(BulkCommands.class);
    private static final int THREADS = 4;
    private static final int INSERTED_AT_ONCE = 500;

    private final Database database;
    private final OcppServer server;
    private final CommandValidator validator;
    private final Dispatch dispatch;
    private final int parallel;
    private final Clock clock;
    private final ExecutorService threads;
    private final Semaphore runs = new Semaphore(MOST_RUNS);
    private final Map<String, BulkRun> running = new ConcurrentHashMap<>();

    BulkCommands(
            Database database,
            OcppServer server,
            CommandValidator validator,
            Dispatch dispatch,
            int parallel,
            Clock clock) {
        this.database = database;
        this.server = server;
        this.validator = validator;
        this.dispatch = dispatch;
        this.parallel = parallel;
        this.clock = clock;
        this.threads = Threads.pool("ocpp-bulk-commands", THREADS);
    }

    /**
     * Records a command for many stations and begins to send it.
     *
     * @return its id; that of the earlier one if the caller repeats a request with its idempotency key
     * @throws ProblemException if it cannot be for any station, or too many run
     * @throws DatabaseUnavailableException if it could not be recorded; nothing is sent then
     */
    String start(BulkRequest request) {
        String key = request.key();
        String requestKey = key == null ? null : requestKey(request, key);
        if (key != null) {
            Optional<BulkRow> earlier = findByKey(request.caller(), key);
            if (earlier.isPresent()) {
                return same(earlier.get(), requestKey);
            }
        }
        validator.refusedByAllVersions(request.action(), request.payload()).ifPresent(refused -> {
            throw refused.toProblem();
        });
        if (!runs.tryAcquire()) {
            throw new ProblemException(
                    429, "queueFull", MOST_RUNS + " commands for many stations run already; wait for one or stop it");
        }
        boolean begun = false;
        try {
            BulkRun run = run(request);
            begun = insert(run, request, requestKey);
            if (begun) {
                running.put(run.id(), run);
                run.begin(parallel);
                return run.id();
            }
        } finally {
            if (!begun) {
                runs.release();
            }
        }
        return same(findByKey(request.caller(), String.valueOf(key)).orElseThrow(), requestKey);
    }

    private static String requestKey(BulkRequest request, String key) {
        String what = request.action() + '\n' + String.join("\n", request.stations());
        return RequestKey.of(request.caller(), key, what, request.payload());
    }

    private Optional<BulkRow> findByKey(String caller, String key) {
        return database.read(handle -> BulkRows.findByKey(handle, caller, key));
    }

    private static String same(BulkRow earlier, @Nullable String requestKey) {
        if (!String.valueOf(requestKey).equals(earlier.requestKey())) {
            throw Outcome.problem(
                            OutcomeKind.KEY_REUSED,
                            false,
                            "This idempotency key belongs to another request; take a new one")
                    .toProblem();
        }
        return earlier.id();
    }

    private BulkRun run(BulkRequest request) {
        String id = UUID.randomUUID().toString();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Command> commands = request.stations().stream()
                .map(identity -> new Command(
                        UUID.randomUUID().toString(),
                        id,
                        identity,
                        request.action(),
                        request.payload(),
                        request.caller(),
                        now))
                .toList();
        return new BulkRun(id, commands, database, validator, dispatch, threads, () -> ended(id));
    }

    private boolean insert(BulkRun run, BulkRequest request, @Nullable String requestKey) {
        List<Command> commands = run.commands();
        return database.change(change -> {
            Instant at = commands.get(0).commandedAt();
            if (!BulkRows.insert(change.handle(), run.id(), request, at, requestKey)) {
                return false;
            }
            for (int from = 0; from < commands.size(); from += INSERTED_AT_ONCE) {
                int to = Math.min(from + INSERTED_AT_ONCE, commands.size());
                CommandRows.insertWaiting(change.handle(), commands.subList(from, to));
            }
            return true;
        });
    }

    private void ended(String id) {
        if (running.remove(id) != null) {
            runs.release();
            dispatch.write(
                    id, "The end of bulk command " + id, change -> BulkRows.end(change.handle(), id, clock.instant()));
        }
    }

    /**
     * The stations that a request for all of them means.
     *
     * @param connected only those that are connected
     */
    List<String> stations(boolean connected) {
        if (connected) {
            return server.stations().stream().map(Peer::identity).sorted().toList();
        }
        return database.read(handle -> handle.createQuery("select identity from station order by identity limit :most")
                .bind("most", BulkRequest.MOST_STATIONS + 1)
                .mapTo(String.class)
                .list());
    }

    /**
     * Stops those calls of a command for many stations that have not been dispatched.
     *
     * @return false if there is no such command for many stations
     */
    boolean stop(String id) {
        BulkRun run = running.get(id);
        if (run != null) {
            run.stop();
        }
        return database.change(change -> {
            boolean found = BulkRows.find(change.handle(), id).isPresent();
            if (found) {
                CommandRows.stopWaiting(change.handle(), id, clock.instant());
            }
            return found;
        });
    }

    /** Stops everything that has not been dispatched. */
    void close() {
        for (String id : List.copyOf(running.keySet())) {
            try {
                stop(id);
            } catch (RuntimeException failed) {
                LOG.warn("The bulk command {} is marked as stopped at the next start: {}", id, failed.getMessage());
            }
        }
        threads.shutdown();
    }
}
