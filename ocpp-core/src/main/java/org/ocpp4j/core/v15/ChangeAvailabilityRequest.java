package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station to put a connector, or itself, into or out of service (OCPP 1.5, ChangeAvailability.req).
 *
 * @param connectorId connector concerned, counted from 1; 0 means the station and all its connectors
 * @param type whether to go into or out of service
 */
public record ChangeAvailabilityRequest(int connectorId, AvailabilityType type)
        implements ToStation<ChangeAvailabilityResponse> {}
