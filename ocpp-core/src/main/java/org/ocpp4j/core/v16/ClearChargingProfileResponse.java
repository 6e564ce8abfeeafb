package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether charging profiles were found and removed (OCPP 1.6, section 6.14).
 *
 * @param status whether any profile matched
 */
public record ClearChargingProfileResponse(ClearChargingProfileStatus status) implements Response {}
