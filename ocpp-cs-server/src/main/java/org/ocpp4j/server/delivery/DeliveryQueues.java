package org.ocpp4j.server.delivery;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table {@code delivery_queue}: when the next event of a station is tried. Stateless. */
final class DeliveryQueues {
    /** A queue in which something waits. */
    record Due(String identity, Instant at) {}

    private DeliveryQueues() {}

    /** Locks a queue, makes room for some events, and returns the number of the last of them. */
    static long append(Handle handle, String subscription, String identity, int events, Instant now) {
        if (grow(handle, subscription, identity, events, now) == 0) {
            handle.createUpdate(
                            "insert into delivery_queue (subscription_id, identity, sequence)"
                                    + " values (:subscription, :identity, 0) on conflict (subscription_id, identity) do nothing")
                    .bind("subscription", subscription)
                    .bind("identity", identity)
                    .execute();
            grow(handle, subscription, identity, events, now);
        }
        return handle.createQuery("select sequence from delivery_queue"
                        + " where subscription_id = :subscription and identity = :identity")
                .bind("subscription", subscription)
                .bind("identity", identity)
                .mapTo(Long.class)
                .one();
    }

    private static int grow(Handle handle, String subscription, String identity, int events, Instant now) {
        return handle.createUpdate("update delivery_queue set sequence = sequence + :events,"
                        + " due_at = coalesce(due_at, :now)"
                        + " where subscription_id = :subscription and identity = :identity")
                .bind("events", events)
                .bind("now", now)
                .bind("subscription", subscription)
                .bind("identity", identity)
                .execute();
    }

    /** Locks a queue and returns when it is due; null if nothing waits. */
    static void due(Handle handle, String subscription, String identity, @Nullable Instant at) {
        handle.createUpdate("update delivery_queue set due_at = :at"
                        + " where subscription_id = :subscription and identity = :identity")
                .bind("at", at)
                .bind("subscription", subscription)
                .bind("identity", identity)
                .execute();
    }

    /** The queues of a subscription in which something waits, that which is due first first. */
    static List<Due> next(Handle handle, String subscription, int most) {
        return handle.createQuery("select identity, due_at from delivery_queue where subscription_id = :subscription"
                        + " and due_at is not null order by subscription_id, due_at limit :most")
                .bind("subscription", subscription)
                .bind("most", most)
                .map((row, context) -> {
                    Timestamp at = row.getTimestamp("due_at");
                    return new Due(row.getString("identity"), at.toInstant());
                })
                .list();
    }

    static int delete(Handle handle, String subscription, int most) {
        return handle.createUpdate("delete from delivery_queue where subscription_id = :subscription and identity in"
                        + " (select identity from delivery_queue where subscription_id = :subscription limit :most)")
                .bind("subscription", subscription)
                .bind("most", most)
                .execute();
    }
}
