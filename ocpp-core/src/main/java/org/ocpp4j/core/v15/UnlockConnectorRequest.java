package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station to release the plug of a connector, for a driver whose cable is stuck (OCPP 1.5, UnlockConnector.req).
 *
 * @param connectorId connector to unlock, counted from 1
 */
public record UnlockConnectorRequest(int connectorId) implements ToStation<UnlockConnectorResponse> {}
