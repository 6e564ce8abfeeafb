package org.ocpp4j.core.v16;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station to download, verify and install signed firmware (OCPP 1.6 security whitepaper, section 5.21).
 *
 * @param retries number of download attempts before the station gives up; null leaves it to the station
 * @param retryInterval wait between two attempts, in seconds; null leaves it to the station
 * @param requestId number of this request, which reports on the update repeat
 * @param firmware firmware to install, and when
 */
public record SignedUpdateFirmwareRequest(
        @Nullable Long retries, @Nullable Long retryInterval, long requestId, Firmware firmware)
        implements ToStation<SignedUpdateFirmwareResponse> {

    /** Sets the required components; the optional ones are null. */
    public SignedUpdateFirmwareRequest(long requestId, Firmware firmware) {
        this(null, null, requestId, firmware);
    }

    /** Returns a copy with this {@code retries}; null removes it. */
    public SignedUpdateFirmwareRequest withRetries(@Nullable Long retries) {
        return new SignedUpdateFirmwareRequest(retries, retryInterval, requestId, firmware);
    }

    /** Returns a copy with this {@code retryInterval}; null removes it. */
    public SignedUpdateFirmwareRequest withRetryInterval(@Nullable Long retryInterval) {
        return new SignedUpdateFirmwareRequest(retries, retryInterval, requestId, firmware);
    }
}
