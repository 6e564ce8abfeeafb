package org.ocpp4j.server.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.delivery.DeliveryTable.Place;

/** Has events delivered again. Thread-safe; blocks. */
final class Redelivery {
    private static final int SLICE = 200;
    private static final int MOST = 10_000;

    private final Database database;
    private final Clock clock;

    Redelivery(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One event, if it does not wait already. */
    Deliveries.Again one(long seq) {
        return database.change(change -> {
            Optional<Place> place = DeliveryTable.place(change.handle(), seq);
            if (place.isEmpty()) {
                return Deliveries.Again.UNKNOWN;
            }
            return revive(change, place.get()) ? Deliveries.Again.DONE : Deliveries.Again.WAITING;
        });
    }

    /** The dead letters of a subscription, from a moment on, but not too many at a time. */
    Deliveries.Revived dead(String subscription, @Nullable Instant from) {
        int revived = 0;
        long after = 0;
        while (revived < MOST) {
            long begin = after;
            List<Place> slice = database.read(handle -> DeliveryTable.dead(handle, subscription, begin, from, SLICE));
            revived += database.change(change -> revive(change, slice));
            if (slice.size() < SLICE) {
                return new Deliveries.Revived(revived, false);
            }
            after = slice.get(slice.size() - 1).seq();
        }
        return new Deliveries.Revived(revived, true);
    }

    private int revive(Change change, List<Place> places) {
        return (int) places.stream()
                .sorted(Comparator.comparing(Place::identity)) // queues are locked in one order
                .filter(place -> revive(change, place))
                .count();
    }

    private boolean revive(Change change, Place place) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (place.state().equals("WAITING")) {
            return false;
        }
        DeliveryQueues.due(change.handle(), place.subscriptionId(), place.identity(), now);
        return DeliveryTable.revive(change.handle(), place.seq(), now);
    }
}
