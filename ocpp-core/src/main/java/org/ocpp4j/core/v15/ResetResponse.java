package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether a station will restart (OCPP 1.5, Reset.conf).
 *
 * @param status whether the station will restart
 */
public record ResetResponse(ResetStatus status) implements Response {}
