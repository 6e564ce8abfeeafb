package org.ocpp4j.server.command;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One command for many stations. All of them are kept before the first one leaves; some are under way at once, as the
 * settings say, and the next leaves when one has ended. What has not left when the server stops never does. Thread-safe.
 */
public final class BulkCommands {
    /** How many stations one command may be for. */
    static final int MOST = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(BulkCommands.class);

    private final Database database;
    private final Commands commands;
    private final int parallel;
    private final Clock clock;
    private final Executor blocking;

    /** What has not left yet, by the id of the whole; an entry goes when all have ended. */
    private final Map<String, Run> runs = new ConcurrentHashMap<>();

    /** Its state belongs to its lock. */
    private static final class Run {
        private final Queue<Command> waiting;
        private int underWay;

        Run(List<Command> commands) {
            this.waiting = new ArrayDeque<>(commands);
        }
    }

    /**
     * Commands for many stations.
     *
     * @param database where they are kept
     * @param commands sends them
     * @param settings how many at once
     * @param clock tells when something happens
     * @param blocking where they are begun; its threads wait for the database
     */
    public BulkCommands(
            Database database, Commands commands, CommandSettings settings, Clock clock, Executor blocking) {
        this.database = database;
        this.commands = commands;
        this.parallel = settings.bulkParallel();
        this.clock = clock;
        this.blocking = blocking;
    }

    /** Keeps a command for stations and begins to send it; returns its id. A key that is known returns the old id. */
    String begin(List<String> identities, String action, ObjectNode payload, String caller, @Nullable String key) {
        String id = UUID.randomUUID().toString();
        String requestKey = Command.of(String.join("\n", identities), action, payload, caller, null)
                .requestKey();
        List<Command> all = identities.stream()
                .map(identity -> new Command(UUID.randomUUID().toString(), id, identity, action, payload, caller, null))
                .toList();
        Instant now = clock.instant();
        boolean mine = database.change(change -> {
            int added = change.handle()
                    .createUpdate("insert into bulk_command (id, action, payload, stations, commanded_by, commanded_at,"
                            + " idempotency_key, request_key) values (:id, :action, :payload, :stations, :caller, :now,"
                            + " :key, :requestKey) on conflict do nothing")
                    .bind("id", id)
                    .bind("action", action)
                    .bind("payload", JsonMapper.shared().writeValueAsString(CommandSecrets.masked(payload)))
                    .bind("stations", all.size())
                    .bind("caller", caller)
                    .bind("now", now)
                    .bind("key", key)
                    .bind("requestKey", requestKey)
                    .execute();
            if (added > 0) {
                all.forEach(command -> commands.table().insert(change, command, now, Outcome.Kind.WAITING));
            }
            return added > 0;
        });
        if (!mine) {
            return earlier(caller, String.valueOf(key), requestKey);
        }
        Run run = new Run(all);
        runs.put(id, run);
        for (int i = 0; i < Math.min(parallel, all.size()); i++) {
            next(id, run, false);
        }
        return id;
    }

    private String earlier(String caller, String key, String requestKey) {
        Map<String, Object> row = database.read(handle -> handle.createQuery("select id, request_key from bulk_command"
                        + " where commanded_by = :caller and idempotency_key = :key")
                .bind("caller", caller)
                .bind("key", key)
                .mapToMap()
                .one());
        if (!requestKey.equals(row.get("request_key"))) {
            throw Answers.problem(Outcome.never(
                    Outcome.Kind.KEY_REUSED, "The key '" + key + "' was used for another command; take a new one"));
        }
        return String.valueOf(row.get("id"));
    }

    private void next(String id, Run run, boolean oneEnded) {
        Command command;
        synchronized (run) {
            run.underWay -= oneEnded ? 1 : 0;
            command = run.waiting.poll();
            if (command == null) {
                if (run.underWay == 0 && runs.remove(id, run)) {
                    ended(id);
                }
                return;
            }
            run.underWay++;
        }
        Command taken = command;
        try {
            CompletableFuture.supplyAsync(() -> commands.send(taken), blocking)
                    .thenCompose(stage -> stage)
                    .thenAccept(outcome -> keep(taken, outcome))
                    .whenComplete((done, failure) -> {
                        if (failure != null) {
                            LOG.error("{} failed", taken, failure);
                        }
                        next(id, run, true);
                    });
        } catch (RejectedExecutionException stopping) {
            LOG.info("{} and those after it are not sent: the server stops", taken);
        }
    }

    /** What never left was not written by whoever would have sent it. */
    private void keep(Command command, Outcome outcome) {
        if (Boolean.FALSE.equals(outcome.dispatched())) {
            database.run(change -> change.handle()
                    .createUpdate("update command set ended_at = :now, outcome = :outcome, dispatched = false,"
                            + " answer = :answer where id = :id and outcome = 'waiting'")
                    .bind("now", clock.instant())
                    .bind("outcome", outcome.kind().word())
                    .bind("answer", outcome.stored())
                    .bind("id", command.id())
                    .execute());
        }
    }

    private void ended(String id) {
        blocking.execute(() -> database.run(change -> change.handle()
                .createUpdate("update bulk_command set ended_at = :now where id = :id")
                .bind("now", clock.instant())
                .bind("id", id)
                .execute()));
    }

    /** Stops what has not left yet; returns how many those were, or empty if there is no such command. */
    Optional<Integer> cancel(String id) {
        Run run = runs.get(id);
        if (run != null) {
            synchronized (run) {
                run.waiting.clear();
            }
        }
        return database.change(change -> {
            boolean known = change.handle()
                            .createQuery("select count(*) from bulk_command where id = :id")
                            .bind("id", id)
                            .mapTo(Integer.class)
                            .one()
                    > 0;
            if (!known) {
                return Optional.empty();
            }
            return Optional.of(change.handle()
                    .createUpdate("update command set outcome = 'cancelled', dispatched = false, ended_at = :now"
                            + " where bulk_id = :id and outcome = 'waiting'")
                    .bind("now", clock.instant())
                    .bind("id", id)
                    .execute());
        });
    }
}
