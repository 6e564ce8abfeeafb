package org.ocpp4j.core.v15;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.MaxLength;
import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station to start a transaction (OCPP 1.5, RemoteStartTransaction.req).
 *
 * @param idTag identifier to start the transaction for
 * @param connectorId connector to use, counted from 1; null leaves the choice to the station
 */
public record RemoteStartTransactionRequest(
        @MaxLength(20) String idTag, @Nullable Integer connectorId)
        implements ToStation<RemoteStartTransactionResponse> {

    /** Sets the required components; the optional ones are null. */
    public RemoteStartTransactionRequest(String idTag) {
        this(idTag, null);
    }

    /** Returns a copy with this {@code connectorId}; null removes it. */
    public RemoteStartTransactionRequest withConnectorId(@Nullable Integer connectorId) {
        return new RemoteStartTransactionRequest(idTag, connectorId);
    }
}
