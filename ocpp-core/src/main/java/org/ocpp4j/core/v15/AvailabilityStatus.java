package org.ocpp4j.core.v15;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** What a station does about a change of availability (OCPP 1.5, ChangeAvailability.conf). */
public final class AvailabilityStatus extends WireEnum {
    /** The change is made now, or was in force before. */
    public static final AvailabilityStatus ACCEPTED = new AvailabilityStatus("Accepted");
    /** The change is not made. */
    public static final AvailabilityStatus REJECTED = new AvailabilityStatus("Rejected");
    /** The change is made once the transactions in progress have ended. */
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
