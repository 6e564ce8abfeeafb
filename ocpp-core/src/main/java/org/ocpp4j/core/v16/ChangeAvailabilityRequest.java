package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.ToStation;

/**
 * Takes a connector, or the whole station, out of service or back into it (OCPP 1.6, section 6.7).
 *
 * @param connectorId connector to change; 0 for the station with all its connectors
 * @param type whether it shall be in service
 */
public record ChangeAvailabilityRequest(long connectorId, AvailabilityType type)
        implements ToStation<ChangeAvailabilityResponse> {}
