package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station to release the cable lock of a connector (OCPP 1.6, section 6.53).
 *
 * @param connectorId connector to unlock, counted from 1
 */
public record UnlockConnectorRequest(long connectorId) implements ToStation<UnlockConnectorResponse> {}
