package org.ocpp4j.core.v16;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.Format;
import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station to download and install firmware (OCPP 1.6, section 6.55). {@link #toString} hides the user and
 * password in the location.
 *
 * @param retrieveDate time from which the station may download
 * @param location URI of the firmware, with user and password if the server requires them
 * @param retries number of download attempts before the station gives up; null leaves it to the station
 * @param retryInterval wait between two attempts, in seconds; null leaves it to the station
 */
public record UpdateFirmwareRequest(
        Instant retrieveDate,
        @Format("uri") String location,
        @Nullable Long retries,
        @Nullable Long retryInterval) implements ToStation<UpdateFirmwareResponse> {

    /** Sets the required components; the optional ones are null. */
    public UpdateFirmwareRequest(Instant retrieveDate, String location) {
        this(retrieveDate, location, null, null);
    }

    /** Returns a copy with this {@code retries}; null removes it. */
    public UpdateFirmwareRequest withRetries(@Nullable Long retries) {
        return new UpdateFirmwareRequest(retrieveDate, location, retries, retryInterval);
    }

    /** Returns a copy with this {@code retryInterval}; null removes it. */
    public UpdateFirmwareRequest withRetryInterval(@Nullable Long retryInterval) {
        return new UpdateFirmwareRequest(retrieveDate, location, retries, retryInterval);
    }

    @Override
    public String toString() {
        return "UpdateFirmwareRequest[retrieveDate=" + retrieveDate
                + ", location=" + Masked.location(location)
                + ", retries=" + retries
                + ", retryInterval=" + retryInterval
                + "]";
    }
}
