package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** What the limits of a charging profile are for (OCPP 1.6, section 7.10). */
public final class ChargingProfilePurposeType extends WireEnum {
    /** The station as a whole. */
    public static final ChargingProfilePurposeType CHARGE_POINT_MAX_PROFILE =
            new ChargingProfilePurposeType("ChargePointMaxProfile");
    /** Every transaction that has no profile of its own. */
    public static final ChargingProfilePurposeType TX_DEFAULT_PROFILE =
            new ChargingProfilePurposeType("TxDefaultProfile");
    /** One transaction, with whose end the profile lapses. */
    public static final ChargingProfilePurposeType TX_PROFILE = new ChargingProfilePurposeType("TxProfile");

    private static final Known<ChargingProfilePurposeType> KNOWN =
            known(ChargingProfilePurposeType::new, CHARGE_POINT_MAX_PROFILE, TX_DEFAULT_PROFILE, TX_PROFILE);

    private ChargingProfilePurposeType(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static ChargingProfilePurposeType of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<ChargingProfilePurposeType> values() {
        return KNOWN.values();
    }
}
