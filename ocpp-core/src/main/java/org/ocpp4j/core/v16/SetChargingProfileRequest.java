package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.ToStation;

/**
 * Installs a charging profile, which limits how fast is charged (OCPP 1.6, section 6.43).
 *
 * @param connectorId connector to which the profile applies; 0 for the station as a whole
 * @param csChargingProfiles profile to install; it replaces one with the same number, or with the same purpose and
 *     stack level
 */
public record SetChargingProfileRequest(long connectorId, ChargingProfile csChargingProfiles)
        implements ToStation<SetChargingProfileResponse> {}
