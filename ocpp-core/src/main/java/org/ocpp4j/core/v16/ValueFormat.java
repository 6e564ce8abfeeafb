package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** How a measured value is encoded (OCPP 1.6, section 7.49). */
public final class ValueFormat extends WireEnum {
    /** As a number in decimal notation. */
    public static final ValueFormat RAW = new ValueFormat("Raw");
    /** As a signed block of binary data, in hexadecimal digits. */
    public static final ValueFormat SIGNED_DATA = new ValueFormat("SignedData");

    private static final Known<ValueFormat> KNOWN = known(ValueFormat::new, RAW, SIGNED_DATA);

    private ValueFormat(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static ValueFormat of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<ValueFormat> values() {
        return KNOWN.values();
    }
}
