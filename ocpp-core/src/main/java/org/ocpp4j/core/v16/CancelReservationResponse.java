package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether a reservation was cancelled (OCPP 1.6, section 6.6).
 *
 * @param status whether there was such a reservation
 */
public record CancelReservationResponse(CancelReservationStatus status) implements Response {}
