package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** What a station does about a change of availability (OCPP 1.6, section 7.3). */
public final class AvailabilityStatus extends WireEnum {
    /** The change takes effect now. */
    public static final AvailabilityStatus ACCEPTED = new AvailabilityStatus("Accepted");
    /** Nothing changes. */
    public static final AvailabilityStatus REJECTED = new AvailabilityStatus("Rejected");
    /** The change takes effect once the running transactions have ended. */
    public static final AvailabilityStatus SCHEDULED = new AvailabilityStatus("Scheduled");

    private static final Known<AvailabilityStatus> KNOWN =
            known(AvailabilityStatus::new, ACCEPTED, REJECTED, SCHEDULED);

    private AvailabilityStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static AvailabilityStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<AvailabilityStatus> values() {
        return KNOWN.values();
    }
}
