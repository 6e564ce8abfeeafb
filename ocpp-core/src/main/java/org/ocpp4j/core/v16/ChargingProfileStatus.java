package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Outcome of setting a charging profile (OCPP 1.6, section 7.11). */
public final class ChargingProfileStatus extends WireEnum {
    /** The profile is installed. */
    public static final ChargingProfileStatus ACCEPTED = new ChargingProfileStatus("Accepted");
    /** The profile is not installed. */
    public static final ChargingProfileStatus REJECTED = new ChargingProfileStatus("Rejected");
    /** The station does not support charging profiles. */
    public static final ChargingProfileStatus NOT_SUPPORTED = new ChargingProfileStatus("NotSupported");

    private static final Known<ChargingProfileStatus> KNOWN =
            known(ChargingProfileStatus::new, ACCEPTED, REJECTED, NOT_SUPPORTED);

    private ChargingProfileStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static ChargingProfileStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<ChargingProfileStatus> values() {
        return KNOWN.values();
    }
}
