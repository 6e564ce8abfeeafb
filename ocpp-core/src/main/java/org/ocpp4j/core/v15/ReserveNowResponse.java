package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether a reservation was made (OCPP 1.5, ReserveNow.conf).
 *
 * @param status whether the reservation was made, or why not
 */
public record ReserveNowResponse(ReservationStatus status) implements Response {}
