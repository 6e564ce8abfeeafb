package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/** Confirms that a report on a firmware update has arrived (OCPP 1.6, section 6.20). */
public record FirmwareStatusNotificationResponse() implements Response {}
