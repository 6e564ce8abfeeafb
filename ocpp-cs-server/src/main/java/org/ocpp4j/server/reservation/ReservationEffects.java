package org.ocpp4j.server.reservation;

import org.ocpp4j.server.command.Command;
import org.ocpp4j.server.command.CommandEffects;
import org.ocpp4j.server.command.Outcome;
import org.ocpp4j.server.database.Change;
import tools.jackson.databind.JsonNode;

/** ReserveNow and CancelReservation change the list of reservations, by the station's answer. Thread-safe. */
public final class ReservationEffects implements CommandEffects {
    private final ReservationStore reservations;

    /**
     * Effects on reservations.
     *
     * @param reservations the reservations
     */
    public ReservationEffects(ReservationStore reservations) {
        this.reservations = reservations;
    }

    @Override
    public void after(Change change, Command command, Outcome outcome) {
        if (!outcome.isResult()) {
            return;
        }
        JsonNode payload = command.payload();
        String status = outcome.data().path("status").asString("");
        if (command.action().equals("ReserveNow")) {
            Reservation.of(command.identity(), payload)
                    .ifPresent(
                            reservation -> reservations.answered(change, reservation, status, command.commandedAt()));
        } else if (command.action().equals("CancelReservation") && status.equals("Accepted")) {
            JsonNode number = payload.path("reservationId");
            if (number.canConvertToInt()) { // no other is kept
                reservations.cancelled(change, command.identity(), number.asInt());
            }
        }
    }
}
