package org.ocpp4j.core.v15;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of readings taken during a transaction (OCPP 1.5, StopTransaction.req).
 *
 * @param values readings, one entry for each point in time; null if there are none
 */
public record TransactionData(@Nullable List<MeterValue> values) {

    /** Takes a copy of the list. */
    public TransactionData {
        values = values == null ? null : List.copyOf(values);
    }

    /** Sets the required components; the optional ones are null. */
    public TransactionData() {
        this(null);
    }

    /** Returns a copy with this {@code values}; null removes it. */
    public TransactionData withValues(@Nullable List<MeterValue> values) {
        return new TransactionData(values);
    }
}
