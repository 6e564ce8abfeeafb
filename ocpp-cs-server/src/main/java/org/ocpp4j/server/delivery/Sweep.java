package org.ocpp4j.server.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.IntSupplier;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cleans up: gives up events that could not be delivered for too long, deletes rows that were kept long enough or
 * belong to deleted subscriptions. In small transactions, so that no change waits long for it. For one thread; blocks.
 */
final class Sweep implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int SLICE = 500;
    private static final int MOST_SLICES = 40;

    /** Until then no change that was made while there was the subscription can still be under way. */
    private static final Duration AFTER_DELETION = Duration.ofMinutes(5);

    private final Database database;
    private final Subscriptions subscriptions;
    private final Dispatcher dispatcher;
    private final DeliveryMetrics metrics;
    private final DeliverySettings settings;
    private final Clock clock;
    private boolean away;

    Sweep(
            Database database,
            Subscriptions subscriptions,
            Dispatcher dispatcher,
            DeliveryMetrics metrics,
            DeliverySettings settings,
            Clock clock) {
        this.database = database;
        this.subscriptions = subscriptions;
        this.dispatcher = dispatcher;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            sweep(clock.instant().truncatedTo(ChronoUnit.MILLIS));
            away = false;
        } catch (DatabaseUnavailableException unavailable) {
            if (!away) {
                away = true;
                LOG.warn("Old deliveries are looked through later: {}", unavailable.getMessage());
            }
        } catch (RuntimeException defect) {
            LOG.error("Old deliveries are looked through later", defect);
        }
    }

    private void sweep(Instant now) {
        subscriptions.reload(); // another process may have changed them
        subscriptions.all().forEach(each -> giveUp(each, now));
        Instant kept = now.minus(settings.keepFor());
        slices(() -> database.change(change -> DeliveryTable.deleteEndedBefore(change.handle(), kept, SLICE)));
        database.read(SubscriptionTable::deleted).forEach(id -> purge(id, now));
        metrics.refresh(database);
    }

    /** While nothing gets through, the events behind those that are tried must not wait for ever. */
    private void giveUp(Subscription subscription, Instant now) {
        Instant before = now.minus(settings.retryFor());
        boolean lost = dispatcher
                .failingSince(subscription.id())
                .filter(since -> !since.isAfter(before))
                .isPresent();
        boolean off =
                !subscription.wish().enabled() && !subscription.changedAt().isAfter(before);
        if (lost || off) {
            String reason = lost
                    ? "Not tried: nothing could be delivered to this subscription for too long"
                    : "Not tried: the subscription has been disabled for too long";
            int given = slices(() -> expire(subscription.id(), before, reason, now));
            if (given > 0) {
                LOG.warn("{} events are dead letters of subscription {}: {}", given, subscription.id(), reason);
            }
        }
    }

    private int expire(String subscription, Instant before, String reason, Instant now) {
        List<Long> seqs =
                database.read(handle -> DeliveryTable.waitingBefore(handle, subscription, before, SLICE)).stream()
                        .map(DeliveryTable.Place::seq)
                        .toList();
        return seqs.isEmpty() ? 0 : database.change(change -> DeliveryTable.expire(change.handle(), seqs, reason, now));
    }

    private void purge(String id, Instant now) {
        int deleted = slices(() -> database.change(change -> DeliveryTable.deleteOf(change.handle(), id, SLICE)));
        deleted += slices(() -> database.change(change -> DeliveryQueues.delete(change.handle(), id, SLICE)));
        if (deleted == 0) {
            database.run(change -> SubscriptionTable.remove(change.handle(), id, now.minus(AFTER_DELETION)));
        }
    }

    /** Works in slices until there is nothing more, or it is enough for this time. */
    private static int slices(IntSupplier slice) {
        int sum = 0;
        for (int i = 0; i < MOST_SLICES; i++) {
            int done = slice.getAsInt();
            sum += done;
            if (done < SLICE) {
                break;
            }
        }
        return sum;
    }
}
