package org.ocpp4j.core.v16;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.FromStation;

/**
 * Reports how the upload of a log proceeds (OCPP 1.6 security whitepaper, section 5.13).
 *
 * @param status state of the upload
 * @param requestId number of the GetLog request that began the upload; null if there was none
 */
public record LogStatusNotificationRequest(
        UploadLogStatus status, @Nullable Long requestId) implements FromStation<LogStatusNotificationResponse> {

    /** Sets the required components; the optional ones are null. */
    public LogStatusNotificationRequest(UploadLogStatus status) {
        this(status, null);
    }

    /** Returns a copy with this {@code requestId}; null removes it. */
    public LogStatusNotificationRequest withRequestId(@Nullable Long requestId) {
        return new LogStatusNotificationRequest(status, requestId);
    }
}
