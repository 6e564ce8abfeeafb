package org.ocpp4j.core.v15;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** State of a connector or of a whole station (OCPP 1.5, StatusNotification.req). */
public final class ChargePointStatus extends WireEnum {
    /** Free for the next driver. */
    public static final ChargePointStatus AVAILABLE = new ChargePointStatus("Available");
    /** In use, whether or not energy flows. */
    public static final ChargePointStatus OCCUPIED = new ChargePointStatus("Occupied");
    /** Out of order because of an error. */
    public static final ChargePointStatus FAULTED = new ChargePointStatus("Faulted");
    /** Taken out of service. */
    public static final ChargePointStatus UNAVAILABLE = new ChargePointStatus("Unavailable");
    /** Kept free for the holder of a reservation. */
    public static final ChargePointStatus RESERVED = new ChargePointStatus("Reserved");

    private static final Known<ChargePointStatus> KNOWN =
            known(ChargePointStatus::new, AVAILABLE, OCCUPIED, FAULTED, UNAVAILABLE, RESERVED);

    private ChargePointStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static ChargePointStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<ChargePointStatus> values() {
        return KNOWN.values();
    }
}
