package org.ocpp4j.core.v16;

import java.time.Instant;
import java.util.List;
import org.ocpp4j.core.message.XmlMinItems;

/**
 * Values that were measured at the same time (OCPP 1.6, section 7.33).
 *
 * @param timestamp time of the measurement
 * @param sampledValue measured values; the specification requires at least one
 */
public record MeterValue(Instant timestamp, @XmlMinItems(1) List<SampledValue> sampledValue) {
    /** Makes the reading with a copy of the list. */
    public MeterValue {
        sampledValue = List.copyOf(sampledValue);
    }
}
