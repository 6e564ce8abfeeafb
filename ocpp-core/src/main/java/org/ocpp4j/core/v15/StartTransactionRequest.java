package org.ocpp4j.core.v15;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.MaxLength;

/**
 * Reports that a transaction has begun (OCPP 1.5, StartTransaction.req).
 *
 * @param connectorId connector in use, counted from 1
 * @param idTag identifier that the transaction was started for
 * @param timestamp when the transaction began; it may lie well back if the station was offline
 * @param meterStart reading of the connector's energy meter at the beginning, in Wh
 * @param reservationId reservation that this transaction uses up; null if the connector was not reserved
 */
public record StartTransactionRequest(
        int connectorId,
        @MaxLength(20) String idTag,
        Instant timestamp,
        int meterStart,
        @Nullable Integer reservationId)
        implements FromStation<StartTransactionResponse> {

    /** Sets the required components; the optional ones are null. */
    public StartTransactionRequest(int connectorId, String idTag, Instant timestamp, int meterStart) {
        this(connectorId, idTag, timestamp, meterStart, null);
    }

    /** Returns a copy with this {@code reservationId}; null removes it. */
    public StartTransactionRequest withReservationId(@Nullable Integer reservationId) {
        return new StartTransactionRequest(connectorId, idTag, timestamp, meterStart, reservationId);
    }
}
