package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station to restart (OCPP 1.5, Reset.req).
 *
 * @param type how thoroughly to restart
 */
public record ResetRequest(ResetType type) implements ToStation<ResetResponse> {}
