package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether the message asked for will follow (OCPP 1.6 security whitepaper, section 5.6).
 *
 * @param status whether it will be sent, or why not
 */
public record ExtendedTriggerMessageResponse(TriggerMessageStatus status) implements Response {}
