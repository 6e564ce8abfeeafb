package org.ocpp4j.core.v15;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.MaxLength;

/**
 * Reports that a transaction has ended (OCPP 1.5, StopTransaction.req).
 *
 * @param transactionId number of the transaction, from {@link StartTransactionResponse}
 * @param idTag identifier that was presented to stop; null if the station stopped by itself, for instance because of a
 *     reset
 * @param timestamp when the transaction ended; it may lie well back if the station was offline
 * @param meterStop reading of the connector's energy meter at the end, in Wh
 * @param transactionData readings taken during the transaction, for billing; null if there are none
 */
public record StopTransactionRequest(
        int transactionId,
        @MaxLength(20) @Nullable String idTag,
        Instant timestamp,
        int meterStop,
        @Nullable List<TransactionData> transactionData)
        implements FromStation<StopTransactionResponse> {

    /** Takes a copy of the list. */
    public StopTransactionRequest {
        transactionData = transactionData == null ? null : List.copyOf(transactionData);
    }

    /** Sets the required components; the optional ones are null. */
    public StopTransactionRequest(int transactionId, Instant timestamp, int meterStop) {
        this(transactionId, null, timestamp, meterStop, null);
    }

    /** Returns a copy with this {@code idTag}; null removes it. */
    public StopTransactionRequest withIdTag(@Nullable String idTag) {
        return new StopTransactionRequest(transactionId, idTag, timestamp, meterStop, transactionData);
    }

    /** Returns a copy with this {@code transactionData}; null removes it. */
    public StopTransactionRequest withTransactionData(@Nullable List<TransactionData> transactionData) {
        return new StopTransactionRequest(transactionId, idTag, timestamp, meterStop, transactionData);
    }
}
