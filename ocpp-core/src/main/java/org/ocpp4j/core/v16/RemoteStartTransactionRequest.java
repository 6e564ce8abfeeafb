package org.ocpp4j.core.v16;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.MaxLength;
import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station to start a transaction (OCPP 1.6, section 6.33).
 *
 * @param connectorId connector to use, counted from 1; null leaves the choice to the station
 * @param idTag identifier to charge for
 * @param chargingProfile limits for the transaction, with purpose {@code TxProfile} and without a transaction; null for
 *     none
 */
public record RemoteStartTransactionRequest(
        @Nullable Long connectorId,
        @MaxLength(20) String idTag,
        @Nullable ChargingProfile chargingProfile) implements ToStation<RemoteStartTransactionResponse> {

    /** Sets the required components; the optional ones are null. */
    public RemoteStartTransactionRequest(String idTag) {
        this(null, idTag, null);
    }

    /** Returns a copy with this {@code connectorId}; null removes it. */
    public RemoteStartTransactionRequest withConnectorId(@Nullable Long connectorId) {
        return new RemoteStartTransactionRequest(connectorId, idTag, chargingProfile);
    }

    /** Returns a copy with this {@code chargingProfile}; null removes it. */
    public RemoteStartTransactionRequest withChargingProfile(@Nullable ChargingProfile chargingProfile) {
        return new RemoteStartTransactionRequest(connectorId, idTag, chargingProfile);
    }
}
