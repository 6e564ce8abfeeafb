package org.ocpp4j.core.v16;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Limits on charging, with the rules that say when and to what they apply (OCPP 1.6, section 7.8).
 *
 * @param chargingProfileId number of the profile
 * @param transactionId transaction that the profile is meant for; only for purpose {@code TxProfile}
 * @param stackLevel rank among profiles of the same purpose, from 0; the highest rank wins
 * @param chargingProfilePurpose what the limits are for
 * @param chargingProfileKind what the periods of the schedule are counted from
 * @param recurrencyKind time after which the schedule starts again; only for kind {@code Recurring}
 * @param validFrom time at which the profile comes into force; null for at once
 * @param validTo time at which the profile goes out of force; null to stay until it is replaced
 * @param chargingSchedule limits over time
 */
public record ChargingProfile(
        long chargingProfileId,
        @Nullable Long transactionId,
        long stackLevel,
        ChargingProfilePurposeType chargingProfilePurpose,
        ChargingProfileKindType chargingProfileKind,
        @Nullable RecurrencyKindType recurrencyKind,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        ChargingSchedule chargingSchedule) {

    /**
     * Starts a profile with its required components.
     *
     * @param chargingProfileId number of the profile
     * @param stackLevel rank among profiles of the same purpose, from 0; the highest rank wins
     * @param chargingProfilePurpose what the limits are for
     * @param chargingProfileKind what the periods of the schedule are counted from
     * @param chargingSchedule limits over time
     * @return a builder whose optional components are absent
     */
    public static Builder builder(
            long chargingProfileId,
            long stackLevel,
            ChargingProfilePurposeType chargingProfilePurpose,
            ChargingProfileKindType chargingProfileKind,
            ChargingSchedule chargingSchedule) {
        return new Builder(
                chargingProfileId, stackLevel, chargingProfilePurpose, chargingProfileKind, chargingSchedule);
    }

    /** Collects the optional components; not safe for use by several threads. */
    public static final class Builder {
        private final long chargingProfileId;
        private final long stackLevel;
        private final ChargingProfilePurposeType chargingProfilePurpose;
        private final ChargingProfileKindType chargingProfileKind;
        private final ChargingSchedule chargingSchedule;
        private @Nullable Long transactionId;
        private @Nullable RecurrencyKindType recurrencyKind;
        private @Nullable Instant validFrom;
        private @Nullable Instant validTo;

        private Builder(
                long chargingProfileId,
                long stackLevel,
                ChargingProfilePurposeType chargingProfilePurpose,
                ChargingProfileKindType chargingProfileKind,
                ChargingSchedule chargingSchedule) {
            this.chargingProfileId = chargingProfileId;
            this.stackLevel = stackLevel;
            this.chargingProfilePurpose = chargingProfilePurpose;
            this.chargingProfileKind = chargingProfileKind;
            this.chargingSchedule = chargingSchedule;
        }

        /**
         * Sets the transaction that the profile is meant for.
         *
         * @param value transaction that the profile is meant for, or null for none
         * @return this builder
         */
        public Builder transactionId(@Nullable Long value) {
            this.transactionId = value;
            return this;
        }

        /**
         * Sets the time after which the schedule starts again.
         *
         * @param value time after which the schedule starts again, or null for none
         * @return this builder
         */
        public Builder recurrencyKind(@Nullable RecurrencyKindType value) {
            this.recurrencyKind = value;
            return this;
        }

        /**
         * Sets the time at which the profile comes into force.
         *
         * @param value time at which the profile comes into force, or null for at once
         * @return this builder
         */
        public Builder validFrom(@Nullable Instant value) {
            this.validFrom = value;
            return this;
        }

        /**
         * Sets the time at which the profile goes out of force.
         *
         * @param value time at which the profile goes out of force, or null to stay until it is replaced
         * @return this builder
         */
        public Builder validTo(@Nullable Instant value) {
            this.validTo = value;
            return this;
        }

        /**
         * Makes the profile.
         *
         * @return the profile
         */
        public ChargingProfile build() {
            return new ChargingProfile(
                    chargingProfileId,
                    transactionId,
                    stackLevel,
                    chargingProfilePurpose,
                    chargingProfileKind,
                    recurrencyKind,
                    validFrom,
                    validTo,
                    chargingSchedule);
        }
    }
}
