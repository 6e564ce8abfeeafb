package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Whether charging profiles were removed (OCPP 1.6, section 7.21). */
public final class ClearChargingProfileStatus extends WireEnum {
    /** The matching profiles are removed. */
    public static final ClearChargingProfileStatus ACCEPTED = new ClearChargingProfileStatus("Accepted");
    /** No profile matches. */
    public static final ClearChargingProfileStatus UNKNOWN = new ClearChargingProfileStatus("Unknown");

    private static final Known<ClearChargingProfileStatus> KNOWN =
            known(ClearChargingProfileStatus::new, ACCEPTED, UNKNOWN);

    private ClearChargingProfileStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static ClearChargingProfileStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<ClearChargingProfileStatus> values() {
        return KNOWN.values();
    }
}
