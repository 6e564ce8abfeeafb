package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Whether a reservation was made, or why not (OCPP 1.6, section 7.40). */
public final class ReservationStatus extends WireEnum {
    /** The reservation is made. */
    public static final ReservationStatus ACCEPTED = new ReservationStatus("Accepted");
    /** The connector, or every connector, has a fault. */
    public static final ReservationStatus FAULTED = new ReservationStatus("Faulted");
    /** The connector, or every connector, is in use or reserved. */
    public static final ReservationStatus OCCUPIED = new ReservationStatus("Occupied");
    /** The station does not accept reservations of this kind. */
    public static final ReservationStatus REJECTED = new ReservationStatus("Rejected");
    /** The connector, or every connector, is out of service. */
    public static final ReservationStatus UNAVAILABLE = new ReservationStatus("Unavailable");

    private static final Known<ReservationStatus> KNOWN =
            known(ReservationStatus::new, ACCEPTED, FAULTED, OCCUPIED, REJECTED, UNAVAILABLE);

    private ReservationStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static ReservationStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<ReservationStatus> values() {
        return KNOWN.values();
    }
}
