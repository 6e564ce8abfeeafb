package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.Response;

/** Acknowledges a firmware status (OCPP 1.5, FirmwareStatusNotification.conf). */
public record FirmwareStatusNotificationResponse() implements Response {}
