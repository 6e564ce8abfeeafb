package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Occasion of a measurement (OCPP 1.6, section 7.35). */
public final class ReadingContext extends WireEnum {
    /** Charging was interrupted. */
    public static final ReadingContext INTERRUPTION_BEGIN = new ReadingContext("Interruption.Begin");
    /** Charging went on after an interruption. */
    public static final ReadingContext INTERRUPTION_END = new ReadingContext("Interruption.End");
    /** A multiple of the interval that is aligned to the clock. */
    public static final ReadingContext SAMPLE_CLOCK = new ReadingContext("Sample.Clock");
    /** A period counted from the start of the transaction had passed. */
    public static final ReadingContext SAMPLE_PERIODIC = new ReadingContext("Sample.Periodic");
    /** The transaction started. */
    public static final ReadingContext TRANSACTION_BEGIN = new ReadingContext("Transaction.Begin");
    /** The transaction ended. */
    public static final ReadingContext TRANSACTION_END = new ReadingContext("Transaction.End");
    /** A TriggerMessage asked for it. */
    public static final ReadingContext TRIGGER = new ReadingContext("Trigger");
    /** Any other occasion. */
    public static final ReadingContext OTHER = new ReadingContext("Other");

    private static final Known<ReadingContext> KNOWN = known(
            ReadingContext::new,
            INTERRUPTION_BEGIN,
            INTERRUPTION_END,
            SAMPLE_CLOCK,
            SAMPLE_PERIODIC,
            TRANSACTION_BEGIN,
            TRANSACTION_END,
            TRIGGER,
            OTHER);

    private ReadingContext(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static ReadingContext of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<ReadingContext> values() {
        return KNOWN.values();
    }
}
