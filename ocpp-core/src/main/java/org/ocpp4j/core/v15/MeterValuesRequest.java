package org.ocpp4j.core.v15;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.FromStation;

/**
 * Reports meter readings of a connector or of the whole station (OCPP 1.5, MeterValues.req).
 *
 * @param connectorId connector that was measured, counted from 1; 0 means the main meter of the station
 * @param transactionId transaction that the readings belong to; null if they belong to none
 * @param values readings, one entry for each point in time; null if there are none
 */
public record MeterValuesRequest(
        int connectorId,
        @Nullable Integer transactionId,
        @Nullable List<MeterValue> values) implements FromStation<MeterValuesResponse> {

    /** Takes a copy of the list. */
    public MeterValuesRequest {
        values = values == null ? null : List.copyOf(values);
    }

    /** Sets the required components; the optional ones are null. */
    public MeterValuesRequest(int connectorId) {
        this(connectorId, null, null);
    }

    /** Returns a copy with this {@code transactionId}; null removes it. */
    public MeterValuesRequest withTransactionId(@Nullable Integer transactionId) {
        return new MeterValuesRequest(connectorId, transactionId, values);
    }

    /** Returns a copy with this {@code values}; null removes it. */
    public MeterValuesRequest withValues(@Nullable List<MeterValue> values) {
        return new MeterValuesRequest(connectorId, transactionId, values);
    }
}
