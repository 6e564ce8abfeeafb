package org.ocpp4j.core.v16;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.ToStation;

/**
 * Asks for the limits that result from all charging profiles taken together (OCPP 1.6, section 6.21).
 *
 * @param connectorId connector to compute the schedule of; 0 for the grid connection of the whole station
 * @param duration length of the wanted schedule in seconds
 * @param chargingRateUnit unit in which the limits are wanted; null leaves it to the station
 */
public record GetCompositeScheduleRequest(
        long connectorId, long duration, @Nullable ChargingRateUnitType chargingRateUnit)
        implements ToStation<GetCompositeScheduleResponse> {

    /** Sets the required components; the optional ones are null. */
    public GetCompositeScheduleRequest(long connectorId, long duration) {
        this(connectorId, duration, null);
    }

    /** Returns a copy with this {@code chargingRateUnit}; null removes it. */
    public GetCompositeScheduleRequest withChargingRateUnit(@Nullable ChargingRateUnitType chargingRateUnit) {
        return new GetCompositeScheduleRequest(connectorId, duration, chargingRateUnit);
    }
}
