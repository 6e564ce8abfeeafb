package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Time after which a recurring charging schedule starts again (OCPP 1.6, section 7.37). */
public final class RecurrencyKindType extends WireEnum {
    /** Every day at the same time. */
    public static final RecurrencyKindType DAILY = new RecurrencyKindType("Daily");
    /** Every week on the same day at the same time. */
    public static final RecurrencyKindType WEEKLY = new RecurrencyKindType("Weekly");

    private static final Known<RecurrencyKindType> KNOWN = known(RecurrencyKindType::new, DAILY, WEEKLY);

    private RecurrencyKindType(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static RecurrencyKindType of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<RecurrencyKindType> values() {
        return KNOWN.values();
    }
}
