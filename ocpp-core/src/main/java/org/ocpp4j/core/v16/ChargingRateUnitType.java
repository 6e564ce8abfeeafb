package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Unit of the limits in a charging schedule (OCPP 1.6, section 7.12). */
public final class ChargingRateUnitType extends WireEnum {
    /** Ampere per phase; the usual choice for AC. */
    public static final ChargingRateUnitType A = new ChargingRateUnitType("A");
    /** Watt, all phases together; the usual choice for DC. */
    public static final ChargingRateUnitType W = new ChargingRateUnitType("W");

    private static final Known<ChargingRateUnitType> KNOWN = known(ChargingRateUnitType::new, A, W);

    private ChargingRateUnitType(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static ChargingRateUnitType of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<ChargingRateUnitType> values() {
        return KNOWN.values();
    }
}
