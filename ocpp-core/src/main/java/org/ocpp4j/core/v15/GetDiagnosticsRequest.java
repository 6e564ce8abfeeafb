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

    /**
     * Starts a message with its required component.
     *
     * @param location URL of the directory to upload to
     * @return a builder whose optional components are absent
     */
    public static Builder builder(String location) {
        return new Builder(location);
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

    /** Collects the optional components; not safe for use by several threads. */
    public static final class Builder {
        private final String location;
        private @Nullable Instant startTime;
        private @Nullable Instant stopTime;
        private @Nullable Integer retries;
        private @Nullable Integer retryInterval;

        private Builder(String location) {
            this.location = location;
        }

        /**
         * Sets the time of the oldest entry to include.
         *
         * @param value time of the oldest entry to include, or null for no limit
         * @return this builder
         */
        public Builder startTime(@Nullable Instant value) {
            this.startTime = value;
            return this;
        }

        /**
         * Sets the time of the newest entry to include.
         *
         * @param value time of the newest entry to include, or null for no limit
         * @return this builder
         */
        public Builder stopTime(@Nullable Instant value) {
            this.stopTime = value;
            return this;
        }

        /**
         * Sets the number of attempts before the station gives up.
         *
         * @param value number of attempts before the station gives up, or null for the station's own choice
         * @return this builder
         */
        public Builder retries(@Nullable Integer value) {
            this.retries = value;
            return this;
        }

        /**
         * Sets the time to wait before another attempt, in seconds.
         *
         * @param value time to wait before another attempt, in seconds, or null for the station's own choice
         * @return this builder
         */
        public Builder retryInterval(@Nullable Integer value) {
            this.retryInterval = value;
            return this;
        }

        /**
         * Makes the message.
         *
         * @return the message
         */
        public GetDiagnosticsRequest build() {
            return new GetDiagnosticsRequest(location, startTime, stopTime, retries, retryInterval);
        }
    }
}
