package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether a connector was unlocked (OCPP 1.6, section 6.54).
 *
 * @param status whether the lock is open now
 */
public record UnlockConnectorResponse(UnlockStatus status) implements Response {}
