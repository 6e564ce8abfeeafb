package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether a reservation was made (OCPP 1.6, section 6.38).
 *
 * @param status whether it was made, or why not
 */
public record ReserveNowResponse(ReservationStatus status) implements Response {}
