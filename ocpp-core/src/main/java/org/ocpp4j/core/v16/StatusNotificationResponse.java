package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/** Confirms that the report of a state has arrived (OCPP 1.6, section 6.48). */
public record StatusNotificationResponse() implements Response {}
