package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether a change of availability happens now, later or not at all (OCPP 1.6, section 6.8).
 *
 * @param status what the station does about the request
 */
public record ChangeAvailabilityResponse(AvailabilityStatus status) implements Response {}
