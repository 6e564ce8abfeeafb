package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/** Confirms that the report of a security event has arrived (OCPP 1.6 security whitepaper, section 5.16). */
public record SecurityEventNotificationResponse() implements Response {}
