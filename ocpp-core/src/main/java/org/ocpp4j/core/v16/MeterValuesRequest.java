package org.ocpp4j.core.v16;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.FromStation;

/**
 * Reports meter readings (OCPP 1.6, section 6.31).
 *
 * @param connectorId connector that was metered; 0 for the main meter of the station
 * @param transactionId transaction to which the readings belong; null if they belong to none
 * @param meterValue readings; the specification requires at least one
 */
public record MeterValuesRequest(long connectorId, @Nullable Long transactionId, List<MeterValue> meterValue)
        implements FromStation<MeterValuesResponse> {

    /** Makes the message with a copy of the list. */
    public MeterValuesRequest {
        meterValue = List.copyOf(meterValue);
    }

    /** Sets the required components; the optional ones are null. */
    public MeterValuesRequest(long connectorId, List<MeterValue> meterValue) {
        this(connectorId, null, meterValue);
    }

    /** Returns a copy with this {@code transactionId}; null removes it. */
    public MeterValuesRequest withTransactionId(@Nullable Long transactionId) {
        return new MeterValuesRequest(connectorId, transactionId, meterValue);
    }
}
