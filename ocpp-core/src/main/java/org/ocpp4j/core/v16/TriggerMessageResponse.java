package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether the message asked for will follow (OCPP 1.6, section 6.52).
 *
 * @param status whether it will be sent, or why not
 */
public record TriggerMessageResponse(TriggerMessageStatus status) implements Response {}
