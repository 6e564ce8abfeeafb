package org.ocpp4j.core.v16;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station to upload a log (OCPP 1.6 security whitepaper, section 5.9).
 *
 * @param log part of the log that is wanted, and where to upload it
 * @param logType log that is wanted
 * @param requestId number of this request, which reports on the upload repeat
 * @param retries number of attempts before the station gives up; null leaves it to the station
 * @param retryInterval wait between two attempts, in seconds; null leaves it to the station
 */
public record GetLogRequest(
        LogParameters log,
        LogType logType,
        long requestId,
        @Nullable Long retries,
        @Nullable Long retryInterval) implements ToStation<GetLogResponse> {

    /** Sets the required components; the optional ones are null. */
    public GetLogRequest(LogParameters log, LogType logType, long requestId) {
        this(log, logType, requestId, null, null);
    }

    /** Returns a copy with this {@code retries}; null removes it. */
    public GetLogRequest withRetries(@Nullable Long retries) {
        return new GetLogRequest(log, logType, requestId, retries, retryInterval);
    }

    /** Returns a copy with this {@code retryInterval}; null removes it. */
    public GetLogRequest withRetryInterval(@Nullable Long retryInterval) {
        return new GetLogRequest(log, logType, requestId, retries, retryInterval);
    }
}
