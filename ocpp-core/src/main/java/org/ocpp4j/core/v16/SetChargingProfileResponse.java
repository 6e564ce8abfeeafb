package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether a charging profile was installed (OCPP 1.6, section 6.44).
 *
 * @param status what became of the profile
 */
public record SetChargingProfileResponse(ChargingProfileStatus status) implements Response {}
