package org.ocpp4j.core.v16;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.FromStation;

/**
 * Reports how an update with signed firmware proceeds (OCPP 1.6 security whitepaper, section 5.19).
 *
 * @param status state of the update
 * @param requestId number of the SignedUpdateFirmware request that began the update; null is allowed only in answer to
 *     a trigger while no update is under way
 */
public record SignedFirmwareStatusNotificationRequest(
        SignedFirmwareStatus status, @Nullable Long requestId)
        implements FromStation<SignedFirmwareStatusNotificationResponse> {

    /** Sets the required components; the optional ones are null. */
    public SignedFirmwareStatusNotificationRequest(SignedFirmwareStatus status) {
        this(status, null);
    }

    /** Returns a copy with this {@code requestId}; null removes it. */
    public SignedFirmwareStatusNotificationRequest withRequestId(@Nullable Long requestId) {
        return new SignedFirmwareStatusNotificationRequest(status, requestId);
    }
}
