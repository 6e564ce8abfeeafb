package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Whether a composite schedule could be computed (OCPP 1.6, section 7.26). */
public final class GetCompositeScheduleStatus extends WireEnum {
    /** The schedule is part of the response. */
    public static final GetCompositeScheduleStatus ACCEPTED = new GetCompositeScheduleStatus("Accepted");
    /** There is no schedule to give. */
    public static final GetCompositeScheduleStatus REJECTED = new GetCompositeScheduleStatus("Rejected");

    private static final Known<GetCompositeScheduleStatus> KNOWN =
            known(GetCompositeScheduleStatus::new, ACCEPTED, REJECTED);

    private GetCompositeScheduleStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static GetCompositeScheduleStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<GetCompositeScheduleStatus> values() {
        return KNOWN.values();
    }
}
