package org.ocpp4j.core.v16;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.MaxLength;

/**
 * Reports that a transaction has started (OCPP 1.6, section 6.45).
 *
 * @param connectorId connector in use, counted from 1
 * @param idTag identifier that started the transaction
 * @param timestamp time of the start
 * @param meterStart reading of the meter at the start, in Wh
 * @param reservationId reservation that the transaction uses up; null if there was none
 */
public record StartTransactionRequest(
        long connectorId,
        @MaxLength(20) String idTag,
        Instant timestamp,
        long meterStart,
        @Nullable Long reservationId) implements FromStation<StartTransactionResponse> {

    /** Sets the required components; the optional ones are null. */
    public StartTransactionRequest(long connectorId, String idTag, Instant timestamp, long meterStart) {
        this(connectorId, idTag, timestamp, meterStart, null);
    }

    /** Returns a copy with this {@code reservationId}; null removes it. */
    public StartTransactionRequest withReservationId(@Nullable Long reservationId) {
        return new StartTransactionRequest(connectorId, idTag, timestamp, meterStart, reservationId);
    }
}
