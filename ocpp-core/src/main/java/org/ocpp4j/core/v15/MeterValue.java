package org.ocpp4j.core.v15;

import java.time.Instant;
import java.util.List;
import org.ocpp4j.core.message.AlsoReadAs;
import org.ocpp4j.core.message.MinItems;
import org.ocpp4j.core.message.XmlName;

/**
 * What was measured at one point in time (OCPP 1.5, MeterValues.req).
 *
 * @param timestamp when the values were read
 * @param values values that were read, at least one; the service description calls each of them
 *     "value", and JSON with that name is understood
 */
public record MeterValue(
        Instant timestamp,
        @MinItems(1) @AlsoReadAs("value") @XmlName("value") List<SampledValue> values) {
    /** Takes a copy of the list. */
    public MeterValue {
        values = List.copyOf(values);
    }
}
