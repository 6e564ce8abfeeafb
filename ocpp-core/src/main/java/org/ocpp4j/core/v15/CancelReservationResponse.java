package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether a reservation was cancelled (OCPP 1.5, CancelReservation.conf).
 *
 * @param status whether there was such a reservation and it is gone
 */
public record CancelReservationResponse(CancelReservationStatus status) implements Response {}
