package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.ToStation;

/**
 * Gives up a reservation (OCPP 1.6, section 6.5).
 *
 * @param reservationId number under which the reservation was made
 */
public record CancelReservationRequest(long reservationId) implements ToStation<CancelReservationResponse> {}
