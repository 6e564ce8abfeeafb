package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.FromStation;

/**
 * Reports how the upload of a diagnostics file proceeds (OCPP 1.6, section 6.17).
 *
 * @param status state of the upload
 */
public record DiagnosticsStatusNotificationRequest(DiagnosticsStatus status)
        implements FromStation<DiagnosticsStatusNotificationResponse> {}
