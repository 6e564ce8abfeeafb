package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** What the periods of a charging profile are counted from (OCPP 1.6, section 7.9). */
public final class ChargingProfileKindType extends WireEnum {
    /** A fixed time, which stands in the schedule. */
    public static final ChargingProfileKindType ABSOLUTE = new ChargingProfileKindType("Absolute");
    /** A schedule that repeats every day or week. */
    public static final ChargingProfileKindType RECURRING = new ChargingProfileKindType("Recurring");
    /** An event that the station knows, such as the start of the transaction. */
    public static final ChargingProfileKindType RELATIVE = new ChargingProfileKindType("Relative");

    private static final Known<ChargingProfileKindType> KNOWN =
            known(ChargingProfileKindType::new, ABSOLUTE, RECURRING, RELATIVE);

    private ChargingProfileKindType(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static ChargingProfileKindType of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<ChargingProfileKindType> values() {
        return KNOWN.values();
    }
}
