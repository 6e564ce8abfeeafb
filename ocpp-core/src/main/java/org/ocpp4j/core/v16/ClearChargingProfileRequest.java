package org.ocpp4j.core.v16;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.ToStation;

/**
 * Removes charging profiles from a station (OCPP 1.6, section 6.13). Either {@code id} picks a single profile, or the
 * other components pick all profiles that match every one of them.
 *
 * @param id number of the profile to remove; null to select by the other components
 * @param connectorId connector whose profiles to remove; 0 for those of the station as a whole, null for any
 * @param chargingProfilePurpose purpose of the profiles to remove; null for any
 * @param stackLevel stack level of the profiles to remove; null for any
 */
public record ClearChargingProfileRequest(
        @Nullable Long id,
        @Nullable Long connectorId,
        @Nullable ChargingProfilePurposeType chargingProfilePurpose,
        @Nullable Long stackLevel)
        implements ToStation<ClearChargingProfileResponse> {

    /** Sets the required components; the optional ones are null. */
    public ClearChargingProfileRequest() {
        this(null, null, null, null);
    }

    /** Returns a copy with this {@code id}; null removes it. */
    public ClearChargingProfileRequest withId(@Nullable Long id) {
        return new ClearChargingProfileRequest(id, connectorId, chargingProfilePurpose, stackLevel);
    }

    /** Returns a copy with this {@code connectorId}; null removes it. */
    public ClearChargingProfileRequest withConnectorId(@Nullable Long connectorId) {
        return new ClearChargingProfileRequest(id, connectorId, chargingProfilePurpose, stackLevel);
    }

    /** Returns a copy with this {@code chargingProfilePurpose}; null removes it. */
    public ClearChargingProfileRequest withChargingProfilePurpose(
            @Nullable ChargingProfilePurposeType chargingProfilePurpose) {
        return new ClearChargingProfileRequest(id, connectorId, chargingProfilePurpose, stackLevel);
    }

    /** Returns a copy with this {@code stackLevel}; null removes it. */
    public ClearChargingProfileRequest withStackLevel(@Nullable Long stackLevel) {
        return new ClearChargingProfileRequest(id, connectorId, chargingProfilePurpose, stackLevel);
    }
}
