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

    /** Sets the required components; the optional ones are null. */
    public StatusNotificationRequest(int connectorId, ChargePointStatus status, ChargePointErrorCode errorCode) {
        this(connectorId, status, errorCode, null, null, null, null);
    }

    /** Returns a copy with this {@code info}; null removes it. */
    public StatusNotificationRequest withInfo(@Nullable String info) {
        return new StatusNotificationRequest(
                connectorId, status, errorCode, info, timestamp, vendorId, vendorErrorCode);
    }

    /** Returns a copy with this {@code timestamp}; null removes it. */
    public StatusNotificationRequest withTimestamp(@Nullable Instant timestamp) {
        return new StatusNotificationRequest(
                connectorId, status, errorCode, info, timestamp, vendorId, vendorErrorCode);
    }

    /** Returns a copy with this {@code vendorId}; null removes it. */
    public StatusNotificationRequest withVendorId(@Nullable String vendorId) {
        return new StatusNotificationRequest(
                connectorId, status, errorCode, info, timestamp, vendorId, vendorErrorCode);
    }

    /** Returns a copy with this {@code vendorErrorCode}; null removes it. */
    public StatusNotificationRequest withVendorErrorCode(@Nullable String vendorErrorCode) {
        return new StatusNotificationRequest(
                connectorId, status, errorCode, info, timestamp, vendorId, vendorErrorCode);
    }
}
