package org.ocpp4j.server.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.database.EventRecorder;
import org.ocpp4j.server.event.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores events for subscriptions, in the transaction of their change. The rows of {@code delivery_queue} are locked
 * until the commit, always in the same order; so the events of a station are numbered in the order of commits, and no
 * two changes wait for each other. Thread-safe; costs nothing without subscriptions.
 */
final class Outbox implements EventRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** ASCII: the bytes that are signed are the same everywhere, and no database chokes on half a character. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final int MOST_DATA = 1_000_000;

    private final Subscriptions subscriptions;
    private final Clock clock;
    private final Runnable wake;

    /** An event as it is kept. */
    private record Kept(String id, Event event, String data) {}

    /** Of which queue. */
    private record Queue(String subscription, String identity) implements Comparable<Queue> {
        private static final Comparator<Queue> ORDER =
                Comparator.comparing(Queue::subscription).thenComparing(Queue::identity);

        @Override
        public int compareTo(Queue other) {
            return ORDER.compare(this, other);
        }
    }

    /** Calls {@code wake} after commits; it must not block. */
    Outbox(Subscriptions subscriptions, Clock clock, Runnable wake) {
        this.subscriptions = subscriptions;
        this.clock = clock;
        this.wake = wake;
    }

    @Override
    public void keep(Change change, List<Event> events) {
        List<Subscription> enabled = subscriptions.enabled();
        if (enabled.isEmpty()) {
            return;
        }
        Map<Queue, List<Kept>> queues = new TreeMap<>();
        for (Event event : events) {
            List<Subscription> told =
                    enabled.stream().filter(each -> each.wants(event)).toList();
            if (!told.isEmpty()) {
                Kept kept = new Kept(UUID.randomUUID().toString(), event, data(event));
                told.forEach(each -> queues.computeIfAbsent(
                                new Queue(each.id(), event.identity()), queue -> new ArrayList<>())
                        .add(kept));
            }
        }
        if (!queues.isEmpty()) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            queues.forEach((queue, kept) -> append(change, queue, kept, now));
            change.afterwards(wake);
        }
    }

    /** A station's change must not fail because its event is large. */
    private static String data(Event event) {
        String data = JSON.writeValueAsString(event.data());
        if (data.length() > MOST_DATA) {
            LOG.warn(
                    "The data of an event {} of {} are left out for subscribers: {} characters",
                    event.type().wireName(),
                    event.identity(),
                    data.length());
            return "{\"leftOut\":true}";
        }
        return data;
    }

    private static void append(Change change, Queue queue, List<Kept> kept, Instant now) {
        long last = DeliveryQueues.append(change.handle(), queue.subscription(), queue.identity(), kept.size(), now);
        try (var batch = change.handle()
                .prepareBatch("insert into delivery (event_id, subscription_id, type, identity, sequence, at, data,"
                        + " state, waiting_since, attempts) values (:eventId, :subscription, :type, :identity,"
                        + " :sequence, :at, :data, 'WAITING', :now, 0)")) {
            long sequence = last - kept.size();
            for (Kept each : kept) {
                sequence++;
                batch.bind("eventId", each.id())
                        .bind("subscription", queue.subscription())
                        .bind("type", each.event().type().wireName())
                        .bind("identity", queue.identity())
                        .bind("sequence", sequence)
                        .bind("at", each.event().at())
                        .bind("data", each.data())
                        .bind("now", now)
                        .add();
            }
            batch.execute();
        }
    }
}
