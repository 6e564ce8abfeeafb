package org.ocpp4j.server.command;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.database.Database;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code command}. Everything blocks; thread-safe. */
final class CommandTable {
    /** A row. */
    record Row(
            String id,
            long seq,
            @Nullable String bulkId,
            String identity,
            String action,
            String payload,
            String commandedBy,
            Instant commandedAt,
            @Nullable Instant endedAt,
            @Nullable String outcome,
            @Nullable Boolean dispatched,
            @Nullable String answer,
            @Nullable String idempotencyKey,
            @Nullable String requestKey) {
        Optional<Outcome> end() {
            return outcome == null
                    ? Optional.empty()
                    : Optional.of(Outcome.restored(Outcome.Kind.of(outcome), dispatched, answer));
        }
    }

    static final ConstructorMapper<Row> ROW = (ConstructorMapper<Row>) ConstructorMapper.of(Row.class);

    private final Database database;

    CommandTable(Database database) {
        this.database = database;
    }

    /** Adds a row that is under way or waits; false if its key is taken. */
    boolean insert(Change change, Command command, Instant now, Outcome.@Nullable Kind outcome) {
        return change.handle()
                        .createUpdate("insert into command (id, bulk_id, identity, action, payload, commanded_by,"
                                + " commanded_at, outcome, dispatched, idempotency_key, request_key) values (:id,"
                                + " :bulkId, :identity, :action, :payload, :caller, :now, :outcome, :dispatched, :key,"
                                + " :requestKey) on conflict do nothing")
                        .bind("id", command.id())
                        .bind("bulkId", command.bulkId())
                        .bind("identity", command.identity())
                        .bind("action", command.action())
                        .bind(
                                "payload",
                                JsonMapper.shared().writeValueAsString(CommandSecrets.masked(command.payload())))
                        .bind("caller", command.caller())
                        .bind("now", now)
                        .bind("outcome", outcome == null ? null : outcome.word())
                        .bind("dispatched", outcome == null ? null : Boolean.FALSE)
                        .bind("key", command.key())
                        .bind("requestKey", command.requestKey())
                        .execute()
                > 0;
    }

    /** A row that waited is under way; false if it does not wait any more. */
    boolean begin(Change change, String id) {
        return change.handle()
                        .createUpdate("update command set outcome = null, dispatched = null"
                                + " where id = :id and outcome = 'waiting'")
                        .bind("id", id)
                        .execute()
                > 0;
    }

    /** The end of a command. One that never left gives its key back, so that it can be tried again. */
    void end(Change change, String id, Outcome outcome, Instant now) {
        change.handle()
                .createUpdate("update command set ended_at = :now, outcome = :outcome, dispatched = :dispatched,"
                        + " answer = :answer"
                        + (Boolean.FALSE.equals(outcome.dispatched()) ? ", idempotency_key = null" : "")
                        + " where id = :id")
                .bind("id", id)
                .bind("now", now)
                .bind("outcome", outcome.kind().word())
                .bind("dispatched", outcome.dispatched())
                .bind("answer", outcome.stored())
                .execute();
    }

    Optional<Row> find(String id) {
        return database.read(handle -> handle.createQuery("select * from command where id = :id")
                .bind("id", id)
                .map(ROW)
                .findOne());
    }

    Optional<Row> withKey(String caller, String key) {
        return database.read(handle -> handle.createQuery(
                        "select * from command where commanded_by = :caller and idempotency_key = :key")
                .bind("caller", caller)
                .bind("key", key)
                .map(ROW)
                .findOne());
    }

    /** After a start: nothing is under way any more, and nothing is sent late. */
    void abandon(Instant now) {
        database.run(change -> {
            change.handle()
                    .createUpdate("update command set outcome = 'abandoned', ended_at = :now where outcome = 'waiting'")
                    .bind("now", now)
                    .execute();
            change.handle()
                    .createUpdate("update command set outcome = 'unknown', ended_at = :now where outcome is null")
                    .bind("now", now)
                    .execute();
            change.handle()
                    .createUpdate("update bulk_command set ended_at = :now where ended_at is null")
                    .bind("now", now)
                    .execute();
        });
    }
}
