package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station to restart (OCPP 1.6, section 6.39).
 *
 * @param type how thoroughly to restart
 */
public record ResetRequest(ResetType type) implements ToStation<ResetResponse> {}
