package org.ocpp4j.core.v15;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Whether a reservation was made, or why not (OCPP 1.5, ReserveNow.conf). */
public final class ReservationStatus extends WireEnum {
    /** The connector is reserved. */
    public static final ReservationStatus ACCEPTED = new ReservationStatus("Accepted");
    /** Not reserved: the connector or the station is out of order. */
    public static final ReservationStatus FAULTED = new ReservationStatus("Faulted");
    /** Not reserved: the connector is in use or reserved already. */
    public static final ReservationStatus OCCUPIED = new ReservationStatus("Occupied");
    /** Not reserved: the station does not accept reservations. */
    public static final ReservationStatus REJECTED = new ReservationStatus("Rejected");
    /** Not reserved: the connector or the station is out of service. */
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
