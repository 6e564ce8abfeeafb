package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/** Confirms that a report on a log upload has arrived (OCPP 1.6 security whitepaper, section 5.14). */
public record LogStatusNotificationResponse() implements Response {}
