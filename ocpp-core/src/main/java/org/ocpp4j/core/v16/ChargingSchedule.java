package org.ocpp4j.core.v16;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.MultipleOf;
import org.ocpp4j.core.message.XmlMinItems;

/**
 * Limits on charging over time (OCPP 1.6, section 7.13).
 *
 * @param duration length of the schedule in seconds; null lets the last period go on without end, or to the end of the
 *     transaction if the schedule has no start of its own
 * @param startSchedule time from which the periods count; null to count from the start of charging
 * @param chargingRateUnit unit of all limits in the schedule
 * @param chargingSchedulePeriod periods in order of their start, the first of which starts at 0; the specification
 *     requires at least one
 * @param minChargingRate least rate at which the vehicle charges well, in the unit of the schedule and with at most one
 *     digit after the point; null if not known
 */
public record ChargingSchedule(
        @Nullable Long duration,
        @Nullable Instant startSchedule,
        ChargingRateUnitType chargingRateUnit,
        @XmlMinItems(1) List<ChargingSchedulePeriod> chargingSchedulePeriod,
        @MultipleOf("0.1") @Nullable BigDecimal minChargingRate) {

    /** Makes the schedule with a copy of the list. */
    public ChargingSchedule {
        chargingSchedulePeriod = List.copyOf(chargingSchedulePeriod);
    }

    /** Sets the required components; the optional ones are null. */
    public ChargingSchedule(
            ChargingRateUnitType chargingRateUnit, List<ChargingSchedulePeriod> chargingSchedulePeriod) {
        this(null, null, chargingRateUnit, chargingSchedulePeriod, null);
    }

    /** Returns a copy with this {@code duration}; null removes it. */
    public ChargingSchedule withDuration(@Nullable Long duration) {
        return new ChargingSchedule(duration, startSchedule, chargingRateUnit, chargingSchedulePeriod, minChargingRate);
    }

    /** Returns a copy with this {@code startSchedule}; null removes it. */
    public ChargingSchedule withStartSchedule(@Nullable Instant startSchedule) {
        return new ChargingSchedule(duration, startSchedule, chargingRateUnit, chargingSchedulePeriod, minChargingRate);
    }

    /** Returns a copy with this {@code minChargingRate}; null removes it. */
    public ChargingSchedule withMinChargingRate(@Nullable BigDecimal minChargingRate) {
        return new ChargingSchedule(duration, startSchedule, chargingRateUnit, chargingSchedulePeriod, minChargingRate);
    }
}
