package org.ocpp4j.server.messagelog;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes to the table {@code frame}. */
final class FrameTable {
    private static final String INSERT = "insert into frame (identity, at, direction, protocol, ocpp_version, kind,"
            + " action, message_id, millis, text, size) values (:identity, :at, :direction, :protocol, :ocppVersion,"
            + " :kind, :action, :messageId, :millis, :text, :size)";

    private FrameTable() {}

    static void insert(Handle handle, List<FrameRow> rows) {
        try (PreparedBatch batch = handle.prepareBatch(INSERT)) {
            for (FrameRow row : rows) {
                batch.bind("identity", row.identity())
                        .bind("at", row.at())
                        .bind("direction", row.direction().name())
                        .bind("protocol", row.protocol().name())
                        .bind("ocppVersion", row.ocppVersion())
                        .bind("kind", row.kind().name())
                        .bind("action", row.action())
                        .bind("messageId", row.messageId())
                        .bind("millis", row.millis())
                        .bind("text", row.text())
                        .bind("size", row.size())
                        .add();
            }
            batch.execute();
        }
    }

    /** Deletes those of the oldest frames that are from before an instant; returns how many. */
    static int deleteBefore(Handle handle, Instant oldest, int most) {
        return delete(
                handle,
                handle.createQuery("select seq from (select seq, at from frame order by seq limit :most) first"
                                + " where at < :oldest")
                        .bind("oldest", oldest)
                        .bind("most", most)
                        .mapTo(Long.class)
                        .list());
    }

    /**
     * Deletes some of the oldest frames if there may be more than {@code keep}, which is known from their numbers: counting
     * them would take long. Numbers that were left out count too. Returns how many were deleted.
     */
    static int deleteBeyond(Handle handle, long keep, int most) {
        return delete(
                handle,
                handle.createQuery("select seq from frame where seq <= (select max(seq) from frame) - :keep"
                                + " order by seq limit :most")
                        .bind("keep", keep)
                        .bind("most", most)
                        .mapTo(Long.class)
                        .list());
    }

    private static int delete(Handle handle, List<Long> numbers) {
        if (!numbers.isEmpty()) {
            try (PreparedBatch batch = handle.prepareBatch("delete from frame where seq = :seq")) {
                numbers.forEach(seq -> batch.bind("seq", seq).add());
                batch.execute();
            }
        }
        return numbers.size();
    }
}
