package org.ocpp4j.server.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.text.Texts;

/**
 * The table {@code delivery}. Callers that add a waiting event, or set the time of the next attempt, must have locked
 * the row of {@code delivery_queue}. Stateless.
 */
final class DeliveryTable {
    /** An event that waits. */
    record Waiting(
            long seq,
            String eventId,
            String type,
            String identity,
            long sequence,
            Instant at,
            String data,
            Instant waitingSince,
            int attempts) {}

    /** Where an event belongs. */
    record Place(long seq, String subscriptionId, String identity, String state) {}

    private DeliveryTable() {}

    /** The event that is next in its queue. */
    static Optional<Waiting> head(Handle handle, String subscription, String identity) {
        return handle.createQuery("select seq, event_id, type, identity, sequence, at, data, waiting_since, attempts"
                        + " from delivery where subscription_id = :subscription and identity = :identity"
                        + " and state = 'WAITING' order by subscription_id, identity, state, seq limit 1")
                .bind("subscription", subscription)
                .bind("identity", identity)
                .map(ConstructorMapper.of(Waiting.class))
                .findOne();
    }

    static boolean anyWaiting(Handle handle, String subscription, String identity) {
        return handle.createQuery("select seq from delivery where subscription_id = :subscription"
                        + " and identity = :identity and state = 'WAITING'"
                        + " order by subscription_id, identity, state, seq limit 1")
                .bind("subscription", subscription)
                .bind("identity", identity)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    /** It was tried and goes on waiting. */
    static void failed(Handle handle, long seq, Attempt attempt, Instant now, @Nullable Instant next) {
        handle.createUpdate("update delivery set attempts = attempts + 1, last_attempt_at = :now,"
                        + " next_attempt_at = :next, last_status = :status, last_error = :error"
                        + " where seq = :seq and state = 'WAITING'")
                .bind("now", now)
                .bind("next", next)
                .bind("status", attempt.status())
                .bind("error", shortened(attempt.error()))
                .bind("seq", seq)
                .execute();
    }

    /** It was tried and waits no more. */
    static void ended(Handle handle, long seq, Attempt attempt, Instant now) {
        handle.createUpdate("update delivery set state = :state, waiting_since = null, ended_at = :now,"
                        + " attempts = attempts + 1, last_attempt_at = :now, next_attempt_at = null,"
                        + " last_status = :status, last_error = :error where seq = :seq"
                        // a delivered event counts as delivered, even if it was given up meanwhile
                        + (attempt.isDelivered() ? "" : " and state = 'WAITING'"))
                .bind("state", attempt.isDelivered() ? "DELIVERED" : "DEAD")
                .bind("now", now)
                .bind("status", attempt.status())
                .bind("error", shortened(attempt.error()))
                .bind("seq", seq)
                .execute();
    }

    private static @Nullable String shortened(@Nullable String error) {
        return error == null ? null : Texts.storable(error, 500);
    }

    /** Some of those that have waited since before a time; the oldest first. */
    static List<Place> waitingBefore(Handle handle, String subscription, Instant before, int most) {
        return handle.createQuery("select seq, subscription_id, identity, state from delivery"
                        + " where subscription_id = :subscription and state = 'WAITING' and waiting_since < :before"
                        + " order by waiting_since limit :most")
                .bind("subscription", subscription)
                .bind("before", before)
                .bind("most", most)
                .map(ConstructorMapper.of(Place.class))
                .list();
    }

    /** Gives some up that were not tried in time. */
    static int expire(Handle handle, List<Long> seqs, String reason, Instant now) {
        return handle.createUpdate("update delivery set state = 'DEAD', waiting_since = null, ended_at = :now,"
                        + " next_attempt_at = null, last_error = coalesce(last_error, :reason)"
                        + " where seq in (<seqs>) and state = 'WAITING'")
                .bindList("seqs", seqs)
                .bind("reason", reason)
                .bind("now", now)
                .execute();
    }

    static Optional<Place> place(Handle handle, long seq) {
        return handle.createQuery("select seq, subscription_id, identity, state from delivery where seq = :seq")
                .bind("seq", seq)
                .map(ConstructorMapper.of(Place.class))
                .findOne();
    }

    /** Some dead letters of a subscription, from a number and a time on. */
    static List<Place> dead(Handle handle, String subscription, long after, @Nullable Instant from, int most) {
        return handle.createQuery("select seq, subscription_id, identity, state from delivery"
                        + " where subscription_id = :subscription and state = 'DEAD' and seq > :after"
                        + " and at >= :from order by subscription_id, state, seq limit :most")
                .bind("subscription", subscription)
                .bind("after", after)
                .bind("from", from == null ? Instant.EPOCH : from)
                .bind("most", most)
                .map(ConstructorMapper.of(Place.class))
                .list();
    }

    /** Has it tried anew. */
    static boolean revive(Handle handle, long seq, Instant now) {
        return handle.createUpdate("update delivery set state = 'WAITING', waiting_since = :now, ended_at = null,"
                                + " attempts = 0, next_attempt_at = null where seq = :seq and state <> 'WAITING'")
                        .bind("now", now)
                        .bind("seq", seq)
                        .execute()
                > 0;
    }

    static int deleteEndedBefore(Handle handle, Instant before, int most) {
        return handle.createUpdate("delete from delivery where seq in"
                        + " (select seq from delivery where ended_at < :before order by ended_at limit :most)")
                .bind("before", before)
                .bind("most", most)
                .execute();
    }

    static int deleteOf(Handle handle, String subscription, int most) {
        return handle.createUpdate("delete from delivery where seq in"
                        + " (select seq from delivery where subscription_id = :subscription limit :most)")
                .bind("subscription", subscription)
                .bind("most", most)
                .execute();
    }

    static long count(Handle handle, String state) {
        return handle.createQuery("select count(*) from delivery where state = :state")
                .bind("state", state)
                .mapTo(Long.class)
                .one();
    }

    static Optional<Instant> oldestWaiting(Handle handle) {
        return handle.createQuery("select min(waiting_since) from delivery")
                .mapTo(Instant.class)
                .findOne();
    }
}
