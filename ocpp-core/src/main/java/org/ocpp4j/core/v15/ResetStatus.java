package org.ocpp4j.core.v15;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Whether a station will restart (OCPP 1.5, Reset.conf). */
public final class ResetStatus extends WireEnum {
    /** The station will restart. */
    public static final ResetStatus ACCEPTED = new ResetStatus("Accepted");
    /** The station will not restart. */
    public static final ResetStatus REJECTED = new ResetStatus("Rejected");

    private static final Known<ResetStatus> KNOWN = known(ResetStatus::new, ACCEPTED, REJECTED);

    private ResetStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static ResetStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<ResetStatus> values() {
        return KNOWN.values();
    }
}
