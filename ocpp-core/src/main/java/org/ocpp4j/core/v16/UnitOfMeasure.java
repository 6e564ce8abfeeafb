package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Unit of a measured value (OCPP 1.6, section 7.45). */
public final class UnitOfMeasure extends WireEnum {
    /** Watt-hour, active energy. */
    public static final UnitOfMeasure WH = new UnitOfMeasure("Wh");
    /** Kilowatt-hour, active energy. */
    public static final UnitOfMeasure KWH = new UnitOfMeasure("kWh");
    /** Var-hour, reactive energy. */
    public static final UnitOfMeasure VARH = new UnitOfMeasure("varh");
    /** Kilovar-hour, reactive energy. */
    public static final UnitOfMeasure KVARH = new UnitOfMeasure("kvarh");
    /** Watt, active power. */
    public static final UnitOfMeasure W = new UnitOfMeasure("W");
    /** Kilowatt, active power. */
    public static final UnitOfMeasure KW = new UnitOfMeasure("kW");
    /** Volt-ampere, apparent power. */
    public static final UnitOfMeasure VA = new UnitOfMeasure("VA");
    /** Kilovolt-ampere, apparent power. */
    public static final UnitOfMeasure KVA = new UnitOfMeasure("kVA");
    /** Var, reactive power. */
    public static final UnitOfMeasure VAR = new UnitOfMeasure("var");
    /** Kilovar, reactive power. */
    public static final UnitOfMeasure KVAR = new UnitOfMeasure("kvar");
    /** Ampere, current. */
    public static final UnitOfMeasure A = new UnitOfMeasure("A");
    /** Volt, effective value of an AC voltage. */
    public static final UnitOfMeasure V = new UnitOfMeasure("V");
    /** Kelvin, temperature. */
    public static final UnitOfMeasure K = new UnitOfMeasure("K");
    /**
     * Degree Celsius, in the spelling of early OCPP 1.6; stations in the field send both spellings, and SOAP never had
     * this one.
     */
    public static final UnitOfMeasure CELCIUS = new UnitOfMeasure("Celcius");
    /** Degree Celsius, temperature. */
    public static final UnitOfMeasure CELSIUS = new UnitOfMeasure("Celsius");
    /** Degree Fahrenheit, temperature. */
    public static final UnitOfMeasure FAHRENHEIT = new UnitOfMeasure("Fahrenheit");
    /** Percent. */
    public static final UnitOfMeasure PERCENT = new UnitOfMeasure("Percent");

    private static final Known<UnitOfMeasure> KNOWN = known(
            UnitOfMeasure::new,
            WH,
            KWH,
            VARH,
            KVARH,
            W,
            KW,
            VA,
            KVA,
            VAR,
            KVAR,
            A,
            V,
            K,
            CELCIUS,
            CELSIUS,
            FAHRENHEIT,
            PERCENT);

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
