package org.ocpp4j.server.command;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.ocpp4j.server.backend.Reservation;
import org.ocpp4j.server.backend.ReservationStore;
import org.ocpp4j.server.database.Change;
import tools.jackson.databind.node.ObjectNode;

/** ReserveNow and CancelReservation change the list of reservations, by what the station answered. Thread-safe. */
public final class ReservationEffects implements CommandEffect {
    private final ReservationStore reservations;
    private final Clock clock;

    /**
     * Effects on reservations.
     *
     * @param reservations the reservations
     * @param clock tells when something was asked
     */
    public ReservationEffects(ReservationStore reservations, Clock clock) {
        this.reservations = reservations;
        this.clock = clock;
    }

    @Override
    public Optional<Begun> begin(String identity, String action, ObjectNode payload) {
        return switch (action) {
            case "ReserveNow" -> Reservation.of(identity, payload).map(this::reserve);
            case "CancelReservation" ->
                Optional.of(cancel(identity, payload.path("reservationId").asInt()));
            default -> Optional.empty();
        };
    }

    private Begun reserve(Reservation reservation) {
        Instant asked = clock.instant();
        return new Begun() {
            @Override
            public void ended(Change change, Outcome outcome) {
                if (outcome.isResult()) {
                    reservations.answered(change, reservation, status(outcome), asked);
                }
            }
        };
    }

    private Begun cancel(String identity, int reservationId) {
        return new Begun() {
            @Override
            public void ended(Change change, Outcome outcome) {
                if (outcome.isResult() && status(outcome).equals("Accepted")) {
                    reservations.cancelled(change, identity, reservationId);
                }
            }
        };
    }

    private static String status(Outcome outcome) {
        return outcome.body().path("status").asString("");
    }
}
