package org.ocpp4j.server.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.thread.Threads;

/**
 * Delivers events to subscribers, as signed webhooks: from a transactional outbox, in the order of each station, with
 * retries until the receiver confirms or the time limit is reached. Usable without the rest of the server: every event
 * published by {@link org.ocpp4j.server.database.Change#happened} after the start is delivered.
 *
 * <p>At least once: an event that was sent but not confirmed before this ended, in good order or not, is sent again.
 * Only one process per database: a second one would send the same events too, and break their order. Thread-safe.
 */
public final class Deliveries implements AutoCloseable {
    private static final int MOST_PINGS = 4;

    private final Subscriptions subscriptions;
    private final Sender sender;
    private final DeliveryWorker worker;
    private final Dispatcher dispatcher;
    private final Redelivery redelivery;
    private final ScheduledExecutorService sweeper;
    private final Clock clock;
    private final RetryPolicy policy;
    private final Semaphore pings = new Semaphore(MOST_PINGS);

    private Deliveries(
            Database database, DeliverySettings settings, Clock clock, MeterRegistry registry, RetryPolicy policy) {
        this.clock = clock;
        this.policy = policy;
        this.subscriptions = new Subscriptions(database, clock);
        this.sender = new Sender(settings, clock);
        DeliveryMetrics metrics = new DeliveryMetrics(registry, clock);
        this.worker = new DeliveryWorker(database, subscriptions, sender, metrics, settings.retryFor(), clock, policy);
        this.dispatcher = new Dispatcher(database, subscriptions, worker, settings.parallel(), clock, policy);
        this.redelivery = new Redelivery(database, clock);
        this.sweeper = Threads.timer("ocpp-deliveries-sweep");
        subscriptions.reload();
        database.recordEvents(new Outbox(subscriptions, clock, dispatcher::wake));
        dispatcher.start();
        sweeper.scheduleWithFixedDelay(
                new Sweep(database, subscriptions, dispatcher, metrics, settings, clock),
                0,
                policy.sweep().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /**
     * Starts. From now on events are stored for subscriptions, and waiting ones are delivered.
     *
     * @param database where events are recorded and stored
     * @param settings how they are delivered
     * @param clock the source of the time
     * @param registry where deliveries are measured
     * @return delivers until it is closed; close it before the database
     * @throws org.ocpp4j.server.database.DatabaseUnavailableException if the database cannot be reached
     */
    public static Deliveries start(Database database, DeliverySettings settings, Clock clock, MeterRegistry registry) {
        return start(database, settings, clock, registry, RetryPolicy.USUAL);
    }

    static Deliveries start(
            Database database, DeliverySettings settings, Clock clock, MeterRegistry registry, RetryPolicy policy) {
        return new Deliveries(database, settings, clock, registry, policy);
    }

    /**
     * The subscriptions to events.
     *
     * @return the subscriptions
     */
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /**
     * Whether nothing may be sent to an address. Blocks while its host is looked up.
     *
     * @param url where to
     * @return why not, in one sentence without path and query; empty if it may be sent
     */
    public Optional<String> refusal(URI url) {
        return sender.refusal(url);
    }

    /**
     * Sends an event of the type {@code ping} at once, once. It is kept nowhere. Blocks until it is answered or it takes
     * too long.
     *
     * @param to whom to, enabled or not
     * @return how it ended; empty if too many of them are under way
     */
    public Optional<Attempt> ping(Subscription to) {
        if (!pings.tryAcquire()) {
            return Optional.empty();
        }
        try {
            String id = UUID.randomUUID().toString();
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            return Optional.of(sender.send(to, id, Body.ping(id, now)));
        } finally {
            pings.release();
        }
    }

    /** The result of a request to deliver an event again. */
    public enum Again {
        /** It waits again. */
        DONE,
        /** It waits anyway. */
        WAITING,
        /** There is none of that number. */
        UNKNOWN
    }

    /**
     * The result of a request to deliver dead letters again.
     *
     * @param redelivered how many wait again
     * @param more whether there may be more: then repeat the request
     */
    public record Revived(int redelivered, boolean more) {}

    /**
     * Delivers an event again, whether it is a dead letter or not; before the waiting ones of its station.
     *
     * @param seq its number
     * @return the result
     */
    public Again redeliver(long seq) {
        Again again = redelivery.one(seq);
        dispatcher.wake();
        return again;
    }

    /**
     * Delivers dead letters again, the oldest first.
     *
     * @param subscription their subscription
     * @param from only those of events from then on; null for all
     * @return how many
     */
    public Revived redeliverDead(String subscription, @Nullable Instant from) {
        Revived revived = redelivery.dead(subscription, from);
        dispatcher.wake();
        return revived;
    }

    /**
     * Stops. Requests under way get a moment, then they are aborted; unconfirmed events are sent again after the next
     * start. Events published later are still stored for then, as long as the database is open.
     */
    @Override
    public void close() {
        sweeper.shutdown();
        dispatcher.close();
        sender.stop();
        worker.stop();
        dispatcher.awaitEnd();
        try {
            sweeper.awaitTermination(policy.grace().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
