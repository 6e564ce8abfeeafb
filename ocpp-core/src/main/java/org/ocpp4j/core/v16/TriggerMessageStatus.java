package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Whether a message asked for will follow (OCPP 1.6, section 7.44). */
public final class TriggerMessageStatus extends WireEnum {
    /** The message will follow. */
    public static final TriggerMessageStatus ACCEPTED = new TriggerMessageStatus("Accepted");
    /** The message will not follow. */
    public static final TriggerMessageStatus REJECTED = new TriggerMessageStatus("Rejected");
    /** The station does not know such a message, or cannot send it on request. */
    public static final TriggerMessageStatus NOT_IMPLEMENTED = new TriggerMessageStatus("NotImplemented");

    private static final Known<TriggerMessageStatus> KNOWN =
            known(TriggerMessageStatus::new, ACCEPTED, REJECTED, NOT_IMPLEMENTED);

    private TriggerMessageStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static TriggerMessageStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<TriggerMessageStatus> values() {
        return KNOWN.values();
    }
}
