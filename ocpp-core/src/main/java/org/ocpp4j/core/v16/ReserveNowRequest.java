package org.ocpp4j.core.v16;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.MaxLength;
import org.ocpp4j.core.message.ToStation;

/**
 * Reserves a connector for an identifier (OCPP 1.6, section 6.37).
 *
 * @param connectorId connector to reserve; 0 for any free connector
 * @param expiryDate time at which the reservation ends
 * @param idTag identifier for which the connector is kept free
 * @param parentIdTag group whose other members may use the reservation too; null for none
 * @param reservationId number of the reservation; a reservation with the same number is replaced
 */
public record ReserveNowRequest(
        long connectorId,
        Instant expiryDate,
        @MaxLength(20) String idTag,
        @MaxLength(20) @Nullable String parentIdTag,
        long reservationId)
        implements ToStation<ReserveNowResponse> {

    /** Sets the required components; the optional ones are null. */
    public ReserveNowRequest(long connectorId, Instant expiryDate, String idTag, long reservationId) {
        this(connectorId, expiryDate, idTag, null, reservationId);
    }

    /** Returns a copy with this {@code parentIdTag}; null removes it. */
    public ReserveNowRequest withParentIdTag(@Nullable String parentIdTag) {
        return new ReserveNowRequest(connectorId, expiryDate, idTag, parentIdTag, reservationId);
    }
}
