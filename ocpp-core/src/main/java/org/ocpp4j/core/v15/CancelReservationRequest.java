package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station to give up a reservation (OCPP 1.5, CancelReservation.req).
 *
 * @param reservationId number of the reservation, from {@link ReserveNowRequest}
 */
public record CancelReservationRequest(int reservationId) implements ToStation<CancelReservationResponse> {}
