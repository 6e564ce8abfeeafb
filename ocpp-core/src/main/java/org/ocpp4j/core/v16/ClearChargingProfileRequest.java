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

    /**
     * Starts a message; every component is optional.
     *
     * @return a builder whose optional components are absent
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the optional components; not safe for use by several threads. */
    public static final class Builder {
        private @Nullable Long id;
        private @Nullable Long connectorId;
        private @Nullable ChargingProfilePurposeType chargingProfilePurpose;
        private @Nullable Long stackLevel;

        private Builder() {}

        /**
         * Sets the number of the profile to remove.
         *
         * @param value number of the profile to remove, or null to select by the other components
         * @return this builder
         */
        public Builder id(@Nullable Long value) {
            this.id = value;
            return this;
        }

        /**
         * Sets the connector whose profiles to remove.
         *
         * @param value connector whose profiles to remove, or null for any
         * @return this builder
         */
        public Builder connectorId(@Nullable Long value) {
            this.connectorId = value;
            return this;
        }

        /**
         * Sets the purpose of the profiles to remove.
         *
         * @param value purpose of the profiles to remove, or null for any
         * @return this builder
         */
        public Builder chargingProfilePurpose(@Nullable ChargingProfilePurposeType value) {
            this.chargingProfilePurpose = value;
            return this;
        }

        /**
         * Sets the stack level of the profiles to remove.
         *
         * @param value stack level of the profiles to remove, or null for any
         * @return this builder
         */
        public Builder stackLevel(@Nullable Long value) {
            this.stackLevel = value;
            return this;
        }

        /**
         * Makes the message.
         *
         * @return the message
         */
        public ClearChargingProfileRequest build() {
            return new ClearChargingProfileRequest(id, connectorId, chargingProfilePurpose, stackLevel);
        }
    }
}
