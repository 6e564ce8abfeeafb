package org.ocpp4j.core.v15;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.MaxLength;
import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station to keep a connector free for one identifier (OCPP 1.5, ReserveNow.req). A number that is already in
 * use replaces that reservation.
 *
 * @param connectorId connector to reserve, counted from 1; 0 means any connector
 * @param expiryDate when the reservation lapses
 * @param idTag identifier that the connector is kept for
 * @param parentIdTag group whose other members may use the reservation too; null if there is none
 * @param reservationId number of the reservation, chosen by the central system
 */
public record ReserveNowRequest(
        int connectorId,
        Instant expiryDate,
        @MaxLength(20) String idTag,
        @MaxLength(20) @Nullable String parentIdTag,
        int reservationId)
        implements ToStation<ReserveNowResponse> {

    /** Sets the required components; the optional ones are null. */
    public ReserveNowRequest(int connectorId, Instant expiryDate, String idTag, int reservationId) {
        this(connectorId, expiryDate, idTag, null, reservationId);
    }

    /** Returns a copy with this {@code parentIdTag}; null removes it. */
    public ReserveNowRequest withParentIdTag(@Nullable String parentIdTag) {
        return new ReserveNowRequest(connectorId, expiryDate, idTag, parentIdTag, reservationId);
    }
}
