package org.ocpp4j.core.v15;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.Format;
import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station to download and install firmware (OCPP 1.5, UpdateFirmware.req). {@link
 * FirmwareStatusNotificationRequest} reports the result.
 *
 * @param retrieveDate earliest time to download
 * @param location URL of the firmware; {@link #toString} hides a user and password in it
 * @param retries number of download attempts before the station gives up; null leaves it to the station
 * @param retryInterval time to wait before another attempt, in seconds; null leaves it to the station
 */
public record UpdateFirmwareRequest(
        Instant retrieveDate,
        @Format("uri") String location,
        @Nullable Integer retries,
        @Nullable Integer retryInterval)
        implements ToStation<UpdateFirmwareResponse> {

    /** Sets the required components; the optional ones are null. */
    public UpdateFirmwareRequest(Instant retrieveDate, String location) {
        this(retrieveDate, location, null, null);
    }

    /** Returns a copy with this {@code retries}; null removes it. */
    public UpdateFirmwareRequest withRetries(@Nullable Integer retries) {
        return new UpdateFirmwareRequest(retrieveDate, location, retries, retryInterval);
    }

    /** Returns a copy with this {@code retryInterval}; null removes it. */
    public UpdateFirmwareRequest withRetryInterval(@Nullable Integer retryInterval) {
        return new UpdateFirmwareRequest(retrieveDate, location, retries, retryInterval);
    }

    /** Returns the components, with a user and password in the location hidden. */
    @Override
    public String toString() {
        return "UpdateFirmwareRequest[retrieveDate=" + retrieveDate
                + ", location=" + Masked.userInfo(location)
                + ", retries=" + retries
                + ", retryInterval=" + retryInterval
                + ']';
    }
}
