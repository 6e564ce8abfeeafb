package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.Response;

/** Acknowledges a status (OCPP 1.5, StatusNotification.conf). */
public record StatusNotificationResponse() implements Response {}
