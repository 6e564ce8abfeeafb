package org.ocpp4j.core.v16;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.MaxLength;

/**
 * Reports that a transaction has ended (OCPP 1.6, section 6.49).
 *
 * @param transactionId number of the transaction, as the central system gave it
 * @param idTag identifier that asked for the end; null if none did, as after a reset
 * @param timestamp time of the end
 * @param meterStop reading of the meter at the end, in Wh
 * @param reason why the transaction ended; null means {@code Local}
 * @param transactionData readings for billing; null for none
 */
public record StopTransactionRequest(
        long transactionId,
        @MaxLength(20) @Nullable String idTag,
        Instant timestamp,
        long meterStop,
        @Nullable Reason reason,
        @Nullable List<MeterValue> transactionData)
        implements FromStation<StopTransactionResponse> {

    /** Makes the message with a copy of the list. */
    public StopTransactionRequest {
        transactionData = transactionData == null ? null : List.copyOf(transactionData);
    }

    /** Sets the required components; the optional ones are null. */
    public StopTransactionRequest(long transactionId, Instant timestamp, long meterStop) {
        this(transactionId, null, timestamp, meterStop, null, null);
    }

    /** Returns a copy with this {@code idTag}; null removes it. */
    public StopTransactionRequest withIdTag(@Nullable String idTag) {
        return new StopTransactionRequest(transactionId, idTag, timestamp, meterStop, reason, transactionData);
    }

    /** Returns a copy with this {@code reason}; null removes it. */
    public StopTransactionRequest withReason(@Nullable Reason reason) {
        return new StopTransactionRequest(transactionId, idTag, timestamp, meterStop, reason, transactionData);
    }

    /** Returns a copy with this {@code transactionData}; null removes it. */
    public StopTransactionRequest withTransactionData(@Nullable List<MeterValue> transactionData) {
        return new StopTransactionRequest(transactionId, idTag, timestamp, meterStop, reason, transactionData);
    }
}
