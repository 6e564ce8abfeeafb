package org.ocpp4j.core.v16;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.MultipleOf;

/**
 * One step of a charging schedule (OCPP 1.6, section 7.14); it lasts until the next one starts.
 *
 * @param startPeriod start of the step, in seconds from the start of the schedule
 * @param limit highest rate allowed, in the unit of the schedule and with at most one digit after the point
 * @param numberPhases number of phases that may be used; null means 3
 */
public record ChargingSchedulePeriod(
        long startPeriod,
        @MultipleOf("0.1") BigDecimal limit,
        @Nullable Long numberPhases) {

    /** Sets the required components; the optional ones are null. */
    public ChargingSchedulePeriod(long startPeriod, BigDecimal limit) {
        this(startPeriod, limit, null);
    }

    /** Returns a copy with this {@code numberPhases}; null removes it. */
    public ChargingSchedulePeriod withNumberPhases(@Nullable Long numberPhases) {
        return new ChargingSchedulePeriod(startPeriod, limit, numberPhases);
    }
}
