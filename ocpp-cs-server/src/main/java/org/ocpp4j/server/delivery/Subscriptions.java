package org.ocpp4j.server.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Database;

/**
 * The subscriptions. They are cached in memory, since each change that publishes an event needs them: {@link #MOST} at
 * most, read again after each change and from time to time. Thread-safe; methods that change them block.
 */
public final class Subscriptions {
    /** How many there may be. */
    public static final int MOST = 200;

    private static final Duration BOTH_SECRETS = Duration.ofDays(1);

    private final Database database;
    private final Clock clock;

    private volatile List<Subscription> all = List.of();
    private volatile List<Subscription> enabled = List.of();

    Subscriptions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * All of them.
     *
     * @return the oldest first
     */
    public List<Subscription> all() {
        return all;
    }

    /** The enabled subscriptions. */
    List<Subscription> enabled() {
        return enabled;
    }

    /**
     * One of them.
     *
     * @param id which
     * @return empty if there is none, or it was deleted
     */
    public Optional<Subscription> find(String id) {
        return all.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /**
     * Creates one. Events are stored for it from then on.
     *
     * @param wish the requested values
     * @param secret the key that signs
     * @return the subscription; empty if there are {@link #MOST} already
     */
    public synchronized Optional<Subscription> create(Subscription.Wish wish, Secret secret) {
        reload();
        if (all.size() >= MOST) {
            return Optional.empty();
        }
        Instant now = now();
        Subscription made = new Subscription(UUID.randomUUID().toString(), wish, secret, null, null, null, now, now);
        database.run(change -> SubscriptionTable.insert(change.handle(), made));
        reload();
        return Optional.of(made);
    }

    /**
     * Changes one.
     *
     * @param id which
     * @param wish makes the new values from the current ones
     * @return the subscription; empty if there is none
     */
    public synchronized Optional<Subscription> change(String id, UnaryOperator<Subscription.Wish> wish) {
        reload();
        Optional<Subscription> found = find(id);
        if (found.isEmpty()) {
            return found;
        }
        Subscription before = found.get();
        Subscription.Wish after = wish.apply(before.wish());
        @Nullable String reason = after.enabled() ? null : before.disabledReason();
        Instant now = now();
        database.run(change -> SubscriptionTable.change(change.handle(), id, after, reason, now));
        reload();
        return find(id);
    }

    /**
     * Replaces the secret of one. The previous secret also signs for a day.
     *
     * @param id which
     * @param secret the key that signs
     * @return the subscription; empty if there is none
     */
    public synchronized Optional<Subscription> rotate(String id, Secret secret) {
        reload();
        Optional<Subscription> found = find(id);
        if (found.isEmpty()) {
            return found;
        }
        Instant now = now();
        database.run(
                change -> SubscriptionTable.rotate(change.handle(), found.get(), secret, now.plus(BOTH_SECRETS), now));
        reload();
        return find(id);
    }

    /**
     * Deletes one. Waiting events are not sent any more; its deliveries are deleted in steps.
     *
     * @param id which
     * @return false if there is none
     */
    public synchronized boolean delete(String id) {
        Instant now = now();
        boolean there = database.change(change -> SubscriptionTable.markDeleted(change.handle(), id, now));
        reload();
        return there;
    }

    /** Reads them again. Synchronized, so that an older state never takes the place of a newer one. */
    synchronized void reload() {
        List<Subscription> read = database.read(SubscriptionTable::all);
        all = read;
        enabled = read.stream().filter(each -> each.wish().enabled()).toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS); // as it is stored
    }
}
