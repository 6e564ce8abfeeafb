package org.ocpp4j.emulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.ReservationStatus;
import org.ocpp4j.core.v16.ReserveNowRequest;

/**
 * Reservations of connector 0: for each of them, any one connector stays free for the tag (OCPP 1.6, section 5.13).
 * There are never more than connectors. Belongs to the station's serial executor.
 */
final class StationReservations {
    private record Held(ReserveNowRequest request, Alarm expiry) {}

    private final Timeline time;
    private final Configuration configuration;
    private final Map<Long, Held> held = new LinkedHashMap<>();
    private List<Connector> connectors = List.of();

    StationReservations(Timeline time, Configuration configuration) {
        this.time = time;
        this.configuration = configuration;
    }

    /** Sets the connectors, which are created after this object. */
    void over(List<Connector> all) {
        connectors = all;
    }

    ReservationStatus reserve(ReserveNowRequest request) {
        if (!configuration.flag("ReserveConnectorZeroSupported")
                || !request.expiryDate().isAfter(time.now())) {
            return ReservationStatus.REJECTED;
        }
        boolean replaces = held.containsKey(request.reservationId());
        if (!replaces && available() <= held.size()) {
            boolean outOfOrder =
                    connectors.stream().allMatch(connector -> connector.status().equals(ChargePointStatus.UNAVAILABLE));
            return outOfOrder ? ReservationStatus.UNAVAILABLE : ReservationStatus.OCCUPIED;
        }
        cancel(request.reservationId());
        Alarm expiry = time.alarm();
        held.put(request.reservationId(), new Held(request, expiry));
        expiry.set(Intervals.until(request.expiryDate(), time.now()), () -> cancel(request.reservationId()));
        return ReservationStatus.ACCEPTED;
    }

    /** Returns false if there is no such reservation. */
    boolean cancel(long reservationId) {
        Held cancelled = held.remove(reservationId);
        if (cancelled == null) {
            return false;
        }
        cancelled.expiry().cancel();
        return true;
    }

    /** Whether enough connectors stay free for other reservations if this tag uses an unreserved one. */
    boolean leaveOneFor(String idTag) {
        boolean own = held.values().stream().anyMatch(reservation -> isFor(idTag, reservation));
        return own || available() > held.size();
    }

    /** Consumes a reservation of this tag when its transaction starts; returns null if it has none. */
    @Nullable
    Long use(String idTag) {
        for (Held reservation : held.values()) {
            if (isFor(idTag, reservation)) {
                cancel(reservation.request().reservationId());
                return reservation.request().reservationId();
            }
        }
        return null;
    }

    private long available() {
        return connectors.stream()
                .filter(connector -> connector.status().equals(ChargePointStatus.AVAILABLE))
                .count();
    }

    private static boolean isFor(String idTag, Held reservation) {
        return reservation.request().idTag().equalsIgnoreCase(idTag);
    }
}
