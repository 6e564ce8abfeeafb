package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.Response;

/** Acknowledges a diagnostics status (OCPP 1.5, DiagnosticsStatusNotification.conf). */
public record DiagnosticsStatusNotificationResponse() implements Response {}
