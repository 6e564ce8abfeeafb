package org.ocpp4j.server.frames;

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

    /** Deletes some frames from before an instant; returns how many. */
    static int deleteBefore(Handle handle, Instant oldest, int most) {
        return delete(
                handle,
                handle.createQuery("select seq from frame where at < :oldest order by at limit :most")
                        .bind("oldest", oldest)
                        .bind("most", most)
                        .mapTo(Long.class)
                        .list());
    }

    /** Deletes some of the oldest frames if there are more than {@code keep}; returns how many. */
    static int deleteBeyond(Handle handle, long keep, int most) {
        Long newestTooMany = handle.createQuery("select seq from frame order by seq desc limit 1 offset :keep")
                .bind("keep", keep)
                .mapTo(Long.class)
                .findOne()
                .orElse(null);
        if (newestTooMany == null) {
            return 0;
        }
        return delete(
                handle,
                handle.createQuery("select seq from frame where seq <= :newest order by seq limit :most")
                        .bind("newest", newestTooMany)
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
