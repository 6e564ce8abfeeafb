package org.ocpp4j.core.v15;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Unit of a measured value (OCPP 1.5, MeterValues.req). */
public final class UnitOfMeasure extends WireEnum {
    /** Watt-hour, of active energy; what an absent unit means. */
    public static final UnitOfMeasure WH = new UnitOfMeasure("Wh");
    /** Kilowatt-hour, of active energy. */
    public static final UnitOfMeasure KWH = new UnitOfMeasure("kWh");
    /** Var-hour, of reactive energy. */
    public static final UnitOfMeasure VARH = new UnitOfMeasure("varh");
    /** Kilovar-hour, of reactive energy. */
    public static final UnitOfMeasure KVARH = new UnitOfMeasure("kvarh");
    /** Watt, of active power. */
    public static final UnitOfMeasure W = new UnitOfMeasure("W");
    /** Kilowatt, of active power. */
    public static final UnitOfMeasure KW = new UnitOfMeasure("kW");
    /** Var, of reactive power. */
    public static final UnitOfMeasure VAR = new UnitOfMeasure("var");
    /** Kilovar, of reactive power. */
    public static final UnitOfMeasure KVAR = new UnitOfMeasure("kvar");
    /** Ampere, of current. */
    public static final UnitOfMeasure AMP = new UnitOfMeasure("Amp");
    /** Volt, of voltage. */
    public static final UnitOfMeasure VOLT = new UnitOfMeasure("Volt");
    /** Degree Celsius, of temperature. */
    public static final UnitOfMeasure CELSIUS = new UnitOfMeasure("Celsius");

    private static final Known<UnitOfMeasure> KNOWN =
            known(UnitOfMeasure::new, WH, KWH, VARH, KVARH, W, KW, VAR, KVAR, AMP, VOLT, CELSIUS);

    private UnitOfMeasure(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static UnitOfMeasure of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<UnitOfMeasure> values() {
        return KNOWN.values();
    }
}
