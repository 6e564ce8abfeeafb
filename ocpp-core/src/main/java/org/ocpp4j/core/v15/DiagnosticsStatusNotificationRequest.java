package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.FromStation;

/**
 * Reports how the upload of a diagnostics file ended (OCPP 1.5, DiagnosticsStatusNotification.req).
 *
 * @param status outcome of the upload
 */
public record DiagnosticsStatusNotificationRequest(DiagnosticsStatus status)
        implements FromStation<DiagnosticsStatusNotificationResponse> {}
