package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.FromStation;

/**
 * Reports how an update of the firmware proceeds (OCPP 1.6, section 6.19).
 *
 * @param status state of the update
 */
public record FirmwareStatusNotificationRequest(FirmwareStatus status)
        implements FromStation<FirmwareStatusNotificationResponse> {}
