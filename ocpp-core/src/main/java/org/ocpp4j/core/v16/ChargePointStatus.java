package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/**
 * State of a connector, or of the main controller of a station (OCPP 1.6, section 7.7). The main controller is only
 * ever {@code Available}, {@code Unavailable} or {@code Faulted}.
 */
public final class ChargePointStatus extends WireEnum {
    /** Free for the next user. */
    public static final ChargePointStatus AVAILABLE = new ChargePointStatus("Available");
    /** In use, but no transaction has started yet. */
    public static final ChargePointStatus PREPARING = new ChargePointStatus("Preparing");
    /** Energy can flow to the vehicle. */
    public static final ChargePointStatus CHARGING = new ChargePointStatus("Charging");
    /** A vehicle is connected, but the station offers it no energy at present. */
    public static final ChargePointStatus SUSPENDED_EVSE = new ChargePointStatus("SuspendedEVSE");
    /** The station offers energy, but the vehicle takes none at present. */
    public static final ChargePointStatus SUSPENDED_EV = new ChargePointStatus("SuspendedEV");
    /** The transaction has ended, but the connector is not free yet; the cable may still be plugged in. */
    public static final ChargePointStatus FINISHING = new ChargePointStatus("Finishing");
    /** Reserved for a certain user. */
    public static final ChargePointStatus RESERVED = new ChargePointStatus("Reserved");
    /** Out of service. */
    public static final ChargePointStatus UNAVAILABLE = new ChargePointStatus("Unavailable");
    /** An error prevents charging. */
    public static final ChargePointStatus FAULTED = new ChargePointStatus("Faulted");

    private static final Known<ChargePointStatus> KNOWN = known(
            ChargePointStatus::new,
            AVAILABLE,
            PREPARING,
            CHARGING,
            SUSPENDED_EVSE,
            SUSPENDED_EV,
            FINISHING,
            RESERVED,
            UNAVAILABLE,
            FAULTED);

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
