package org.ocpp4j.core.v15;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.Format;
import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station to upload a file with its diagnostics (OCPP 1.5, GetDiagnostics.req).
 *
 * @param location URL of the directory to upload to; {@link #toString} hides a user and password in it
 * @param startTime time of the oldest entry to include; null sets no limit
 * @param stopTime time of the newest entry to include; null sets no limit
 * @param retries number of attempts before the station gives up; null leaves it to the station
 * @param retryInterval time to wait before another attempt, in seconds; null leaves it to the station
 */
public record GetDiagnosticsRequest(
        @Format("uri") String location,
        @Nullable Instant startTime,
        @Nullable Instant stopTime,
        @Nullable Integer retries,
        @Nullable Integer retryInterval)
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
    public GetDiagnosticsRequest withRetries(@Nullable Integer retries) {
        return new GetDiagnosticsRequest(location, startTime, stopTime, retries, retryInterval);
    }

    /** Returns a copy with this {@code retryInterval}; null removes it. */
    public GetDiagnosticsRequest withRetryInterval(@Nullable Integer retryInterval) {
        return new GetDiagnosticsRequest(location, startTime, stopTime, retries, retryInterval);
    }

    /** Returns the components, with a user and password in the location hidden. */
    @Override
    public String toString() {
        return "GetDiagnosticsRequest[location=" + Masked.userInfo(location)
                + ", startTime=" + startTime
                + ", stopTime=" + stopTime
                + ", retries=" + retries
                + ", retryInterval=" + retryInterval
                + ']';
    }
}
