package org.ocpp4j.core.v16;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.Format;
import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station to upload a file of diagnostics (OCPP 1.6, section 6.25). {@link #toString} hides the user and
 * password in the location.
 *
 * @param location URI of the directory to upload to, with user and password if the server requires them
 * @param startTime time of the oldest entries to include; null for no bound
 * @param stopTime time of the latest entries to include; null for no bound
 * @param retries number of attempts before the station gives up; null leaves it to the station
 * @param retryInterval wait between two attempts, in seconds; null leaves it to the station
 */
public record GetDiagnosticsRequest(
        @Format("uri") String location,
        @Nullable Instant startTime,
        @Nullable Instant stopTime,
        @Nullable Long retries,
        @Nullable Long retryInterval)
        implements ToStation<GetDiagnosticsResponse> {

    /** Sets the required components; the optional ones are null. */
    public GetDiagnosticsRequest(String location) {
        this(location, null, null, null, null);
    }

    /** Returns a copy with this {@code startTime}; null removes it. */
    public GetDiagnosticsRequest withStartTime(@Nullable Instant startTime) {
        return new GetDiagnosticsRequest(location, startTime, stopTime, retries, retryInterval);
    }

    /** Returns a copy with this {@code stopTime}; null removes it. */
    public GetDiagnosticsRequest withStopTime(@Nullable Instant stopTime) {
        return new GetDiagnosticsRequest(location, startTime, stopTime, retries, retryInterval);
    }

    /** Returns a copy with this {@code retries}; null removes it. */
    public GetDiagnosticsRequest withRetries(@Nullable Long retries) {
        return new GetDiagnosticsRequest(location, startTime, stopTime, retries, retryInterval);
    }

    /** Returns a copy with this {@code retryInterval}; null removes it. */
    public GetDiagnosticsRequest withRetryInterval(@Nullable Long retryInterval) {
        return new GetDiagnosticsRequest(location, startTime, stopTime, retries, retryInterval);
    }

    @Override
    public String toString() {
        return "GetDiagnosticsRequest[location=" + Masked.location(location)
                + ", startTime=" + startTime
                + ", stopTime=" + stopTime
                + ", retries=" + retries
                + ", retryInterval=" + retryInterval
                + "]";
    }
}
