package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether and when the availability changes (OCPP 1.5, ChangeAvailability.conf).
 *
 * @param status whether the change is made now, later or not at all
 */
public record ChangeAvailabilityResponse(AvailabilityStatus status) implements Response {}
