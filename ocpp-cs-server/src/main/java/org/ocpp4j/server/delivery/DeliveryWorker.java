package org.ocpp4j.server.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.delivery.Attempt.Outcome;
import org.ocpp4j.server.delivery.DeliveryTable.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the next event of a station to a receiver, once, and records the outcome. Thread-safe; blocks. No other thread
 * may do so for the same subscription and station meanwhile: the {@link Dispatcher} ensures that.
 */
final class DeliveryWorker {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);

    /** An event is tried so often, however old it is: it may have waited for this side to be started. */
    private static final int LEAST_ATTEMPTS = 3;

    private static final long DATABASE_PAUSE_MILLIS = 500;

    private final Database database;
    private final Subscriptions subscriptions;
    private final Sender sender;
    private final DeliveryMetrics metrics;
    private final Duration retryFor;
    private final Clock clock;
    private final RetryPolicy policy;
    private final CountDownLatch stopped = new CountDownLatch(1);

    DeliveryWorker(
            Database database,
            Subscriptions subscriptions,
            Sender sender,
            DeliveryMetrics metrics,
            Duration retryFor,
            Clock clock,
            RetryPolicy policy) {
        this.database = database;
        this.subscriptions = subscriptions;
        this.sender = sender;
        this.metrics = metrics;
        this.retryFor = retryFor;
        this.clock = clock;
        this.policy = policy;
    }

    /** Delivers the next event of a station. Null if there was none, or the database was away before it was sent. */
    @Nullable
    Attempt deliver(Subscription to, String identity) {
        Optional<Waiting> next;
        try {
            next = database.read(handle -> DeliveryTable.head(handle, to.id(), identity));
            if (next.isEmpty()) {
                database.run(change -> settle(change, to.id(), identity, clock.instant()));
                return null;
            }
        } catch (DatabaseUnavailableException away) {
            LOG.debug("{} is looked after again: {}", identity, away.getMessage());
            return null;
        }
        Waiting event = next.get();
        Attempt attempt = send(to, event);
        metrics.attempted(attempt);
        if (attempt.outcome() != Outcome.STOPPED) {
            record(to, event, attempt);
        }
        return attempt;
    }

    private Attempt send(Subscription to, Waiting event) {
        try {
            return sender.send(to, event.eventId(), Body.of(event));
        } catch (RuntimeException defect) {
            LOG.error("The event {} for subscription {} could not be sent", event.eventId(), to.id(), defect);
            return new Attempt(
                    Outcome.UNREACHABLE,
                    null,
                    defect.getClass().getSimpleName() + " on this side",
                    null,
                    Duration.ZERO);
        }
    }

    /** Retries while the database is unavailable: an event without a recorded outcome is sent once more. */
    private void record(Subscription to, Waiting event, Attempt attempt) {
        while (true) {
            try {
                write(to, event, attempt);
                return;
            } catch (DatabaseUnavailableException away) {
                LOG.debug("What came of {} cannot be written down yet: {}", event.eventId(), away.getMessage());
                if (waitedInVain()) {
                    LOG.warn("What came of the event {} was not written down; it is sent again", event.eventId());
                    return;
                }
            }
        }
    }

    private boolean waitedInVain() {
        try {
            return stopped.await(DATABASE_PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void write(Subscription to, Waiting event, Attempt attempt) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean over = attempt.isDelivered() || isGivenUp(event, attempt, now);
        if (over) {
            database.run(change -> end(change, to, event, attempt, now));
        } else {
            Instant next = now.plus(pause(event, attempt)).truncatedTo(ChronoUnit.MILLIS);
            database.run(change -> postpone(change, to, event, attempt, now, next));
        }
        if (attempt.outcome() == Outcome.GONE) {
            subscriptions.reload();
            if (subscriptions.enabled().stream().noneMatch(each -> each.id().equals(to.id()))) {
                LOG.warn(
                        "The subscription {} is disabled: {} says 410",
                        to.id(),
                        Target.shown(to.wish().url()));
            }
        } else if (over && !attempt.isDelivered()) {
            LOG.warn(
                    "The event {} ({} of {}) is a dead letter of subscription {}: {}",
                    event.eventId(),
                    event.type(),
                    event.identity(),
                    to.id(),
                    attempt.error());
        }
    }

    private boolean isGivenUp(Waiting event, Attempt attempt, Instant now) {
        return attempt.outcome() != Outcome.GONE
                && event.attempts() + 1 >= LEAST_ATTEMPTS
                && !now.isBefore(event.waitingSince().plus(retryFor));
    }

    private Duration pause(Waiting event, Attempt attempt) {
        Duration usual = policy.afterFailures(event.attempts() + 1);
        Duration asked = attempt.retryAfter() == null ? Duration.ZERO : policy.bounded(attempt.retryAfter());
        return asked.compareTo(usual) > 0 ? asked : usual;
    }

    private static void end(Change change, Subscription to, Waiting event, Attempt attempt, Instant now) {
        DeliveryQueues.due(change.handle(), to.id(), event.identity(), now); // locks it
        DeliveryTable.ended(change.handle(), event.seq(), attempt, now);
        settle(change, to.id(), event.identity(), now);
    }

    private static void postpone(
            Change change, Subscription to, Waiting event, Attempt attempt, Instant now, Instant next) {
        DeliveryQueues.due(change.handle(), to.id(), event.identity(), next);
        DeliveryTable.failed(change.handle(), event.seq(), attempt, now, next);
        if (attempt.outcome() == Outcome.GONE) {
            SubscriptionTable.disable(
                    change.handle(),
                    to.id(),
                    to.changedAt(),
                    "The receiver answered 410 Gone: it wants no more events",
                    now);
        }
    }

    /** If nothing waits, nothing is due. The queue is locked before the check, so that nothing is added meanwhile. */
    private static void settle(Change change, String subscription, String identity, Instant now) {
        DeliveryQueues.due(change.handle(), subscription, identity, now.truncatedTo(ChronoUnit.MILLIS));
        if (!DeliveryTable.anyWaiting(change.handle(), subscription, identity)) {
            DeliveryQueues.due(change.handle(), subscription, identity, null);
        }
    }

    /** A record that cannot be written now is dropped. */
    void stop() {
        stopped.countDown();
    }
}
