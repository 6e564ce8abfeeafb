package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/** Confirms that a report on a diagnostics upload has arrived (OCPP 1.6, section 6.18). */
public record DiagnosticsStatusNotificationResponse() implements Response {}
