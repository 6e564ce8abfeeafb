package org.ocpp4j.core.v16;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Limits on charging, with the rules that say when and to what they apply (OCPP 1.6, section 7.8).
 *
 * @param chargingProfileId number of the profile
 * @param transactionId transaction that the profile is meant for; only for purpose {@code TxProfile}
 * @param stackLevel rank among profiles of the same purpose, from 0; the highest rank wins
 * @param chargingProfilePurpose purpose of the limits
 * @param chargingProfileKind start that the periods of the schedule are counted from
 * @param recurrencyKind time after which the schedule starts again; only for kind {@code Recurring}
 * @param validFrom time at which the profile becomes valid; null for at once
 * @param validTo time at which the profile expires; null to stay until it is replaced
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

    /** Sets the required components; the optional ones are null. */
    public ChargingProfile(
            long chargingProfileId,
            long stackLevel,
            ChargingProfilePurposeType chargingProfilePurpose,
            ChargingProfileKindType chargingProfileKind,
            ChargingSchedule chargingSchedule) {
        this(
                chargingProfileId,
                null,
                stackLevel,
                chargingProfilePurpose,
                chargingProfileKind,
                null,
                null,
                null,
                chargingSchedule);
    }

    /** Returns a copy with this {@code transactionId}; null removes it. */
    public ChargingProfile withTransactionId(@Nullable Long transactionId) {
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

    /** Returns a copy with this {@code recurrencyKind}; null removes it. */
    public ChargingProfile withRecurrencyKind(@Nullable RecurrencyKindType recurrencyKind) {
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

    /** Returns a copy with this {@code validFrom}; null removes it. */
    public ChargingProfile withValidFrom(@Nullable Instant validFrom) {
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

    /** Returns a copy with this {@code validTo}; null removes it. */
    public ChargingProfile withValidTo(@Nullable Instant validTo) {
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
