package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether the local authorization list was updated (OCPP 1.6, section 6.42).
 *
 * @param status whether the update was applied, or why not
 */
public record SendLocalListResponse(UpdateStatus status) implements Response {}
