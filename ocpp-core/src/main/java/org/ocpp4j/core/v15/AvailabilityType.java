package org.ocpp4j.core.v15;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Whether a connector or station is to be in service (OCPP 1.5, ChangeAvailability.req). */
public final class AvailabilityType extends WireEnum {
    /** Out of service: charging is not possible. */
    public static final AvailabilityType INOPERATIVE = new AvailabilityType("Inoperative");
    /** In service. */
    public static final AvailabilityType OPERATIVE = new AvailabilityType("Operative");

    private static final Known<AvailabilityType> KNOWN = known(AvailabilityType::new, INOPERATIVE, OPERATIVE);

    private AvailabilityType(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static AvailabilityType of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<AvailabilityType> values() {
        return KNOWN.values();
    }
}
