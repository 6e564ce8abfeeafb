package org.ocpp4j.emulator;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.v16.AvailabilityStatus;
import org.ocpp4j.core.v16.AvailabilityType;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.MeterValue;
import org.ocpp4j.core.v16.ReadingContext;
import org.ocpp4j.core.v16.ReservationStatus;
import org.ocpp4j.core.v16.ReserveNowRequest;
import org.ocpp4j.emulator.configuration.ConnectorConfiguration;

/** A connector: its session, its reservation, and its availability. Belongs to the station's serial executor. */
final class Connector {
    private final int id;
    private final StationParts station;
    private final EnergyMeter meter;
    private final Alarm expiry;
    private @Nullable ChargingSession session;
    private @Nullable ReserveNowRequest reservation;
    private boolean operative = true;

    Connector(ConnectorConfiguration configuration, StationParts station) {
        this.id = configuration.id();
        this.meter = new EnergyMeter(configuration.meterValue());
        this.station = station;
        this.expiry = station.time().alarm();
    }

    int id() {
        return id;
    }

    EnergyMeter meter() {
        return meter;
    }

    Optional<ChargingSession> session() {
        return Optional.ofNullable(session);
    }

    Optional<LocalTransaction> transaction() {
        return session().flatMap(ChargingSession::transaction);
    }

    /** The present values of the meter. */
    MeterValue reading(ReadingContext context) {
        Instant now = station.time().now();
        long register = meter.register(now);
        int percent = session == null ? 0 : session.stateOfCharge(register);
        MeterReadings readings =
                new MeterReadings(register, meter.watts(), station.time().between(228, 232), percent);
        return new MeterValue(now, readings.sample(station.configuration().text("MeterValuesSampledData"), context));
    }

    ChargePointStatus status() {
        if (session != null) {
            return session.status();
        }
        if (!operative) {
            return ChargePointStatus.UNAVAILABLE;
        }
        return reservation == null ? ChargePointStatus.AVAILABLE : ChargePointStatus.RESERVED;
    }

    /** Reports the status, if it has changed. */
    void show() {
        station.statuses().status(id, status());
    }

    /** Whether a vehicle with this tag could start a session now. */
    boolean isFreeFor(String idTag) {
        boolean mayUse =
                reservation == null ? station.reservations().leaveOneFor(idTag) : isReservedFor(idTag, reservation);
        return session == null && operative && mayUse;
    }

    /** A vehicle arrives; returns false if the connector is not free for it. */
    boolean plugIn(Visit visit, Consumer<ChargingSession.Outcome> ended) {
        if (!isFreeFor(visit.idTag())) {
            return false;
        }
        ChargingSession arrived = new ChargingSession(station, this, visit, ended);
        session = arrived;
        show();
        arrived.plugIn();
        return true;
    }

    /** The vehicle of a session has left. */
    void free(ChargingSession which) {
        if (session == which) {
            session = null;
            show();
        }
    }

    AvailabilityStatus change(AvailabilityType type) {
        operative = type.equals(AvailabilityType.OPERATIVE);
        if (!operative && session != null) {
            return AvailabilityStatus.SCHEDULED; // takes effect when the vehicle has left
        }
        show();
        return AvailabilityStatus.ACCEPTED;
    }

    ReservationStatus reserve(ReserveNowRequest request) {
        if (session != null) {
            return ReservationStatus.OCCUPIED;
        }
        if (!operative) {
            return ReservationStatus.UNAVAILABLE;
        }
        boolean replaces = reservation != null && reservation.reservationId() == request.reservationId();
        boolean takes = reservation == null && !station.reservations().leaveOneFor(request.idTag());
        if (takes || (reservation != null && !replaces)) {
            return ReservationStatus.OCCUPIED;
        }
        if (!request.expiryDate().isAfter(station.time().now())) {
            return ReservationStatus.REJECTED;
        }
        reservation = request;
        expiry.set(Intervals.until(request.expiryDate(), station.time().now()), this::endReservation);
        show();
        return ReservationStatus.ACCEPTED;
    }

    /** Cancels a reservation; returns false if this connector does not have it. */
    boolean cancelReservation(long reservationId) {
        if (reservation == null || reservation.reservationId() != reservationId) {
            return false;
        }
        endReservation();
        return true;
    }

    /** Consumes the reservation of a transaction that starts; returns null if it has none. */
    @Nullable
    Long useReservation(String idTag) {
        ReserveNowRequest used = reservation;
        if (used == null || !isReservedFor(idTag, used)) {
            return station.reservations().use(idTag);
        }
        endReservation();
        return used.reservationId();
    }

    private void endReservation() {
        expiry.cancel();
        reservation = null;
        show();
    }

    private static boolean isReservedFor(String idTag, ReserveNowRequest by) {
        return by.idTag().equalsIgnoreCase(idTag);
    }
}
