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

    /** Sets the required components; the optional ones are null. */
    public StatusNotificationRequest(long connectorId, ChargePointStatus status, ChargePointErrorCode errorCode) {
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
