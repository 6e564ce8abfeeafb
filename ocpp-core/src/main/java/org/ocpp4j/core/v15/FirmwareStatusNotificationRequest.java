package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.FromStation;

/**
 * Reports the progress of a firmware update (OCPP 1.5, FirmwareStatusNotification.req).
 *
 * @param status step that was completed or that failed
 */
public record FirmwareStatusNotificationRequest(FirmwareStatus status)
        implements FromStation<FirmwareStatusNotificationResponse> {}
