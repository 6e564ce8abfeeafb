package org.ocpp4j.core.v16;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.MaxLength;

/**
 * Reports the state of a connector or of the station, or an error (OCPP 1.6, section 6.47).
 *
 * @param connectorId connector that the report is about; 0 for the main controller of the station
 * @param status state that holds now
 * @param errorCode error to report, or {@code NoError}
 * @param info additional free text about the error
 * @param timestamp time of the change; null lets the time of arrival count
 * @param vendorId name space of the vendor, in which the vendor error code is defined
 * @param vendorErrorCode error code of the vendor
 */
public record StatusNotificationRequest(
        long connectorId,
        ChargePointStatus status,
        ChargePointErrorCode errorCode,
        @MaxLength(50) @Nullable String info,
        @Nullable Instant timestamp,
        @MaxLength(255) @Nullable String vendorId,
        @MaxLength(50) @Nullable String vendorErrorCode)
        implements FromStation<StatusNotificationResponse> {

    /**
     * Starts a message with its required components.
     *
     * @param connectorId connector that the report is about; 0 for the main controller of the station
     * @param status state that holds now
     * @param errorCode error to report, or {@code NoError}
     * @return a builder whose optional components are absent
     */
    public static Builder builder(long connectorId, ChargePointStatus status, ChargePointErrorCode errorCode) {
        return new Builder(connectorId, status, errorCode);
    }

    /** Collects the optional components; not safe for use by several threads. */
    public static final class Builder {
        private final long connectorId;
        private final ChargePointStatus status;
        private final ChargePointErrorCode errorCode;
        private @Nullable String info;
        private @Nullable Instant timestamp;
        private @Nullable String vendorId;
        private @Nullable String vendorErrorCode;

        private Builder(long connectorId, ChargePointStatus status, ChargePointErrorCode errorCode) {
            this.connectorId = connectorId;
            this.status = status;
            this.errorCode = errorCode;
        }

        /**
         * Sets the additional free text about the error.
         *
         * @param value additional free text about the error, or null for none
         * @return this builder
         */
        public Builder info(@Nullable String value) {
            this.info = value;
            return this;
        }

        /**
         * Sets the time of the change.
         *
         * @param value time of the change, or null to let the time of arrival count
         * @return this builder
         */
        public Builder timestamp(@Nullable Instant value) {
            this.timestamp = value;
            return this;
        }

        /**
         * Sets the name space of the vendor, in which the vendor error code is defined.
         *
         * @param value name space of the vendor, in which the vendor error code is defined, or null for none
         * @return this builder
         */
        public Builder vendorId(@Nullable String value) {
            this.vendorId = value;
            return this;
        }

        /**
         * Sets the error code of the vendor.
         *
         * @param value error code of the vendor, or null for none
         * @return this builder
         */
        public Builder vendorErrorCode(@Nullable String value) {
            this.vendorErrorCode = value;
            return this;
        }

        /**
         * Makes the message.
         *
         * @return the message
         */
        public StatusNotificationRequest build() {
            return new StatusNotificationRequest(
                    connectorId, status, errorCode, info, timestamp, vendorId, vendorErrorCode);
        }
    }
}
