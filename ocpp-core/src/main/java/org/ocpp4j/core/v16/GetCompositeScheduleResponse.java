package org.ocpp4j.core.v16;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.Response;

/**
 * Gives the limits that result from all charging profiles taken together (OCPP 1.6, section 6.22).
 *
 * @param status whether the schedule could be computed
 * @param connectorId connector that the schedule is for; null if absent
 * @param scheduleStart time from which the periods of the schedule count; null is allowed if the request was rejected
 * @param chargingSchedule resulting limits; null is allowed if the request was rejected
 */
public record GetCompositeScheduleResponse(
        GetCompositeScheduleStatus status,
        @Nullable Long connectorId,
        @Nullable Instant scheduleStart,
        @Nullable ChargingSchedule chargingSchedule)
        implements Response {

    /** Sets the required components; the optional ones are null. */
    public GetCompositeScheduleResponse(GetCompositeScheduleStatus status) {
        this(status, null, null, null);
    }

    /** Returns a copy with this {@code connectorId}; null removes it. */
    public GetCompositeScheduleResponse withConnectorId(@Nullable Long connectorId) {
        return new GetCompositeScheduleResponse(status, connectorId, scheduleStart, chargingSchedule);
    }

    /** Returns a copy with this {@code scheduleStart}; null removes it. */
    public GetCompositeScheduleResponse withScheduleStart(@Nullable Instant scheduleStart) {
        return new GetCompositeScheduleResponse(status, connectorId, scheduleStart, chargingSchedule);
    }

    /** Returns a copy with this {@code chargingSchedule}; null removes it. */
    public GetCompositeScheduleResponse withChargingSchedule(@Nullable ChargingSchedule chargingSchedule) {
        return new GetCompositeScheduleResponse(status, connectorId, scheduleStart, chargingSchedule);
    }
}
