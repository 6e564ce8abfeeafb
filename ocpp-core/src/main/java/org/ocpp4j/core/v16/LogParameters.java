package org.ocpp4j.core.v16;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.MaxLength;

/**
 * Part of a log that is wanted, and where to upload it (OCPP 1.6 security whitepaper, section 6.14). {@link #toString}
 * hides the user and password in the location.
 *
 * @param remoteLocation URL to upload to, with user and password if the server requires them
 * @param oldestTimestamp time of the oldest entries to include; null for no bound
 * @param latestTimestamp time of the latest entries to include; null for no bound
 */
public record LogParameters(
        @MaxLength(512) String remoteLocation,
        @Nullable Instant oldestTimestamp,
        @Nullable Instant latestTimestamp) {

    /** Sets the required components; the optional ones are null. */
    public LogParameters(String remoteLocation) {
        this(remoteLocation, null, null);
    }

    /** Returns a copy with this {@code oldestTimestamp}; null removes it. */
    public LogParameters withOldestTimestamp(@Nullable Instant oldestTimestamp) {
        return new LogParameters(remoteLocation, oldestTimestamp, latestTimestamp);
    }

    /** Returns a copy with this {@code latestTimestamp}; null removes it. */
    public LogParameters withLatestTimestamp(@Nullable Instant latestTimestamp) {
        return new LogParameters(remoteLocation, oldestTimestamp, latestTimestamp);
    }

    @Override
    public String toString() {
        return "LogParameters[remoteLocation=" + Masked.location(remoteLocation)
                + ", oldestTimestamp=" + oldestTimestamp
                + ", latestTimestamp=" + latestTimestamp
                + "]";
    }
}
