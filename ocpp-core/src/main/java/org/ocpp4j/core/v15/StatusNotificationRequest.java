package org.ocpp4j.core.v15;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.FromStation;

/**
 * Reports a new state or an error of a connector or of the whole station (OCPP 1.5, StatusNotification.req).
 *
 * @param connectorId connector concerned, counted from 1; 0 means the station as a whole
 * @param status state that the connector or the station is in
 * @param errorCode error that was found; {@link ChargePointErrorCode#NO_ERROR} if there is none
 * @param info details of the error, as free text; null if there are none
 * @param timestamp time at which the state was entered; null means the time of receipt
 * @param vendorId vendor that defines the vendor's error code; null if none is given
 * @param vendorErrorCode error code of the vendor's own; null if there is none
 */
public record StatusNotificationRequest(
        int connectorId,
        ChargePointStatus status,
        ChargePointErrorCode errorCode,
        @Nullable String info,
        @Nullable Instant timestamp,
        @Nullable String vendorId,
        @Nullable String vendorErrorCode)
        implements FromStation<StatusNotificationResponse> {

    /**
     * Starts a message with its required components.
     *
     * @param connectorId connector concerned, counted from 1; 0 means the station as a whole
     * @param status state that the connector or the station is in
     * @param errorCode error that was found; {@link ChargePointErrorCode#NO_ERROR} if there is none
     * @return a builder whose optional components are absent
     */
    public static Builder builder(int connectorId, ChargePointStatus status, ChargePointErrorCode errorCode) {
        return new Builder(connectorId, status, errorCode);
    }

    /** Collects the optional components; not safe for use by several threads. */
    public static final class Builder {
        private final int connectorId;
        private final ChargePointStatus status;
        private final ChargePointErrorCode errorCode;
        private @Nullable String info;
        private @Nullable Instant timestamp;
        private @Nullable String vendorId;
        private @Nullable String vendorErrorCode;

        private Builder(int connectorId, ChargePointStatus status, ChargePointErrorCode errorCode) {
            this.connectorId = connectorId;
            this.status = status;
            this.errorCode = errorCode;
        }

        /**
         * Sets the details of the error, as free text.
         *
         * @param value details of the error, as free text, or null for none
         * @return this builder
         */
        public Builder info(@Nullable String value) {
            this.info = value;
            return this;
        }

        /**
         * Sets the time at which the state was entered.
         *
         * @param value time at which the state was entered, or null for the time of receipt
         * @return this builder
         */
        public Builder timestamp(@Nullable Instant value) {
            this.timestamp = value;
            return this;
        }

        /**
         * Sets the vendor that defines the vendor's error code.
         *
         * @param value vendor that defines the vendor's error code, or null for none
         * @return this builder
         */
        public Builder vendorId(@Nullable String value) {
            this.vendorId = value;
            return this;
        }

        /**
         * Sets the error code of the vendor's own.
         *
         * @param value error code of the vendor's own, or null for none
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
