package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether a connector was unlocked (OCPP 1.5, UnlockConnector.conf).
 *
 * @param status whether the connector is unlocked
 */
public record UnlockConnectorResponse(UnlockStatus status) implements Response {}
