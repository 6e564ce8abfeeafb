package org.ocpp4j.core.v16;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.Format;
import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station to upload a file of diagnostics (OCPP 1.6, section 6.25). {@link #toString} hides the user and
 * password in the location.
 *
 * @param location URI of the directory to upload to, with user and password where the server wants them
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

    /**
     * Starts a message with its required components.
     *
     * @param location URI of the directory to upload to, with user and password where the server wants them
     * @return a builder whose optional components are absent
     */
    public static Builder builder(String location) {
        return new Builder(location);
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

    /** Collects the optional components; not safe for use by several threads. */
    public static final class Builder {
        private final String location;
        private @Nullable Instant startTime;
        private @Nullable Instant stopTime;
        private @Nullable Long retries;
        private @Nullable Long retryInterval;

        private Builder(String location) {
            this.location = location;
        }

        /**
         * Sets the time of the oldest entries to include.
         *
         * @param value time of the oldest entries to include, or null for no bound
         * @return this builder
         */
        public Builder startTime(@Nullable Instant value) {
            this.startTime = value;
            return this;
        }

        /**
         * Sets the time of the latest entries to include.
         *
         * @param value time of the latest entries to include, or null for no bound
         * @return this builder
         */
        public Builder stopTime(@Nullable Instant value) {
            this.stopTime = value;
            return this;
        }

        /**
         * Sets the number of attempts before the station gives up.
         *
         * @param value number of attempts before the station gives up, or null to leave it to the station
         * @return this builder
         */
        public Builder retries(@Nullable Long value) {
            this.retries = value;
            return this;
        }

        /**
         * Sets the wait between two attempts, in seconds.
         *
         * @param value wait between two attempts, in seconds, or null to leave it to the station
         * @return this builder
         */
        public Builder retryInterval(@Nullable Long value) {
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
