package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Whether a reservation was cancelled (OCPP 1.6, section 7.5). */
public final class CancelReservationStatus extends WireEnum {
    /** The reservation is gone. */
    public static final CancelReservationStatus ACCEPTED = new CancelReservationStatus("Accepted");
    /** There is no active reservation with that number. */
    public static final CancelReservationStatus REJECTED = new CancelReservationStatus("Rejected");

    private static final Known<CancelReservationStatus> KNOWN = known(CancelReservationStatus::new, ACCEPTED, REJECTED);

    private CancelReservationStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static CancelReservationStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<CancelReservationStatus> values() {
        return KNOWN.values();
    }
}
