package org.ocpp4j.server.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.secret.Secrets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The table {@code command}. A row without an outcome waits for its turn if {@code dispatched} is false, and is under way
 * if it is null.
 */
final class CommandRows {
    private static final int LONGEST = 1_000_000;
    private static final String INSERT =
            "insert into command (id, bulk_id, identity, action, payload, commanded_by, commanded_at, ended_at, outcome,"
                    + " dispatched, answer, idempotency_key, request_key) values (:id, :bulkId, :identity, :action,"
                    + " :payload, :commandedBy, :commandedAt, :endedAt, :outcome, :dispatched, :answer, :key, :requestKey)";

    private CommandRows() {}

    /** The state of a row before it was ended. */
    enum Ended {
        /** Its effects had begun. */
        UNDER_WAY,
        /** Its turn had not come. */
        WAITING,
        /** It is not there, or had ended before. */
        NOTHING
    }

    /** Adds a row that is under way; false if the caller has used the key before. */
    static boolean insert(Handle handle, Command command, @Nullable String key, @Nullable String requestKey) {
        return bind(
                                handle.createUpdate(INSERT + " on conflict (commanded_by, idempotency_key) do nothing"),
                                command,
                                null)
                        .bind("endedAt", (Instant) null)
                        .bind("dispatched", (Boolean) null)
                        .bind("key", key)
                        .bind("requestKey", requestKey)
                        .execute()
                > 0;
    }

    /** Adds a row that has ended before anything was sent. */
    static void insertEnded(Handle handle, Command command, Outcome outcome, Instant at) {
        bind(handle.createUpdate(INSERT), command, outcome)
                .bind("endedAt", at)
                .bind("dispatched", outcome.dispatched())
                .bind("key", (String) null)
                .bind("requestKey", (String) null)
                .execute();
    }

    /** Adds rows that wait for their turn. */
    static void insertWaiting(Handle handle, List<Command> commands) {
        var batch = handle.prepareBatch(INSERT);
        for (Command command : commands) {
            bind(batch, command, null)
                    .bind("endedAt", (Instant) null)
                    .bind("dispatched", false)
                    .bind("key", (String) null)
                    .bind("requestKey", (String) null);
            batch.add();
        }
        batch.execute();
    }

    /** Marks a row that waits as under way; false if it does not wait any more. */
    static boolean begin(Handle handle, String id) {
        return handle.createUpdate("update command set dispatched = null"
                                + " where id = :id and outcome is null and dispatched = false")
                        .bind("id", id)
                        .execute()
                > 0;
    }

    /** Ends a row that is under way, or else one that waits. A command that never left releases its idempotency key. */
    static Ended end(Handle handle, Command command, Outcome outcome, Instant at) {
        if (end(handle, command, outcome, at, "dispatched is null")) {
            return Ended.UNDER_WAY;
        }
        return end(handle, command, outcome, at, "dispatched = false") ? Ended.WAITING : Ended.NOTHING;
    }

    private static boolean end(Handle handle, Command command, Outcome outcome, Instant at, String state) {
        boolean neverLeft = Boolean.FALSE.equals(outcome.dispatched());
        return handle.createUpdate("update command set outcome = :outcome, dispatched = :dispatched, answer = :answer,"
                                + " ended_at = :at" + (neverLeft ? ", idempotency_key = null" : "")
                                + " where id = :id and outcome is null and " + state)
                        .bind("id", command.id())
                        .bind("outcome", outcome.kind().wireName())
                        .bind("dispatched", outcome.dispatched())
                        .bind("answer", text(CommandRow.answer(command, outcome)))
                        .bind("at", at)
                        .execute()
                > 0;
    }

    static Optional<CommandRow> find(Handle handle, String id) {
        return handle.createQuery("select * from command where id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(CommandRow.class))
                .findOne();
    }

    static Optional<CommandRow> findByKey(Handle handle, String caller, String key) {
        return handle.createQuery("select * from command where commanded_by = :caller and idempotency_key = :key")
                .bind("caller", caller)
                .bind("key", key)
                .map(ConstructorMapper.of(CommandRow.class))
                .findOne();
    }

    /** Ends the waiting rows of a command for many stations. */
    static void stopWaiting(Handle handle, String bulkId, Instant at) {
        stop(handle, "bulk_id = :bulkId and ", at, "Stopped before it was this station's turn")
                .bind("bulkId", bulkId)
                .execute();
    }

    /** Ends the rows that an earlier run of this server left open. */
    static void recover(Handle handle, Instant at) {
        stop(handle, "", at, "The server ended before it was this station's turn")
                .execute();
        handle.createUpdate("update command set outcome = 'unknown', ended_at = :at, answer = :answer"
                        + " where outcome is null")
                .bind("at", at)
                .bind("answer", problem("The server ended before the answer; the station may have acted on it"))
                .execute();
    }

    private static org.jdbi.v3.core.statement.Update stop(Handle handle, String which, Instant at, String why) {
        return handle.createUpdate("update command set outcome = 'stopped', ended_at = :at, answer = :answer where "
                        + which + "outcome is null and dispatched = false")
                .bind("at", at)
                .bind("answer", problem(why));
    }

    private static <T extends SqlStatement<T>> T bind(T statement, Command command, @Nullable Outcome outcome) {
        return statement
                .bind("id", command.id())
                .bind("bulkId", command.bulkId())
                .bind("identity", command.identity())
                .bind("action", command.action())
                .bind("payload", payload(command.payload()))
                .bind("commandedBy", command.commandedBy())
                .bind("commandedAt", command.commandedAt())
                .bind("outcome", outcome == null ? null : outcome.kind().wireName())
                .bind("answer", outcome == null ? null : text(CommandRow.answer(command, outcome)));
    }

    /** A payload as it is kept. */
    static String payload(JsonNode payload) {
        return text(Secrets.policy().mask(payload));
    }

    private static String problem(String detail) {
        return JsonNodeFactory.instance.objectNode().put("detail", detail).toString();
    }

    private static String text(JsonNode tree) {
        String text = Json.write(tree);
        return text.length() <= LONGEST ? text : problem("Too large to be kept: " + text.length() + " characters");
    }
}
