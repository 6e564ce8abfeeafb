package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether a station will restart (OCPP 1.6, section 6.40).
 *
 * @param status whether the station will try
 */
public record ResetResponse(ResetStatus status) implements Response {}
