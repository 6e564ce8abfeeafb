package org.ocpp4j.core.v15;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** What occasioned a meter reading (OCPP 1.5, MeterValues.req). */
public final class ReadingContext extends WireEnum {
    /** Charging was interrupted. */
    public static final ReadingContext INTERRUPTION_BEGIN = new ReadingContext("Interruption.Begin");
    /** Charging goes on after an interruption. */
    public static final ReadingContext INTERRUPTION_END = new ReadingContext("Interruption.End");
    /** A point on the clock was reached, such as each full quarter of an hour. */
    public static final ReadingContext SAMPLE_CLOCK = new ReadingContext("Sample.Clock");
    /**
     * The sampling interval has passed since the transaction began or the last sample; what an absent context means.
     */
    public static final ReadingContext SAMPLE_PERIODIC = new ReadingContext("Sample.Periodic");
    /** A transaction began. */
    public static final ReadingContext TRANSACTION_BEGIN = new ReadingContext("Transaction.Begin");
    /** A transaction ended. */
    public static final ReadingContext TRANSACTION_END = new ReadingContext("Transaction.End");

    private static final Known<ReadingContext> KNOWN = known(
            ReadingContext::new,
            INTERRUPTION_BEGIN,
            INTERRUPTION_END,
            SAMPLE_CLOCK,
            SAMPLE_PERIODIC,
            TRANSACTION_BEGIN,
            TRANSACTION_END);

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
