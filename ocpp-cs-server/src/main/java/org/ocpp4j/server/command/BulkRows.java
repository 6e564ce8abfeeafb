package org.ocpp4j.server.command;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** The table {@code bulk_command}. */
final class BulkRows {
    /** A row. */
    record BulkRow(
            long seq,
            String id,
            String action,
            String payload,
            int stations,
            String commandedBy,
            Instant commandedAt,
            @Nullable Instant endedAt,
            @Nullable String requestKey) {}

    private BulkRows() {}

    /** Adds a row; false if the caller has used the key before. */
    static boolean insert(Handle handle, String id, BulkRequest request, Instant at, @Nullable String requestKey) {
        return handle.createUpdate(
                                "insert into bulk_command (id, action, payload, stations, commanded_by, commanded_at,"
                                        + " idempotency_key, request_key) values (:id, :action, :payload, :stations, :by, :at,"
                                        + " :key, :requestKey) on conflict (commanded_by, idempotency_key) do nothing")
                        .bind("id", id)
                        .bind("action", request.action())
                        .bind("payload", CommandRows.payload(request.payload()))
                        .bind("stations", request.stations().size())
                        .bind("by", request.caller())
                        .bind("at", at)
                        .bind("key", request.key())
                        .bind("requestKey", requestKey)
                        .execute()
                > 0;
    }

    static Optional<BulkRow> find(Handle handle, String id) {
        return handle.createQuery("select * from bulk_command where id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(BulkRow.class))
                .findOne();
    }

    static Optional<BulkRow> findByKey(Handle handle, String caller, String key) {
        return handle.createQuery("select * from bulk_command where commanded_by = :caller and idempotency_key = :key")
                .bind("caller", caller)
                .bind("key", key)
                .map(ConstructorMapper.of(BulkRow.class))
                .findOne();
    }

    static void end(Handle handle, String id, Instant at) {
        handle.createUpdate("update bulk_command set ended_at = :at where id = :id and ended_at is null")
                .bind("id", id)
                .bind("at", at)
                .execute();
    }

    /** Ends the commands that an earlier run of this server left open. */
    static void recover(Handle handle, Instant at) {
        handle.createUpdate("update bulk_command set ended_at = :at where ended_at is null")
                .bind("at", at)
                .execute();
    }
}
