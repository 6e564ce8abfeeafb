package org.ocpp4j.core.v15;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Whether a connector was unlocked (OCPP 1.5, UnlockConnector.conf). */
public final class UnlockStatus extends WireEnum {
    /** The connector is unlocked. */
    public static final UnlockStatus ACCEPTED = new UnlockStatus("Accepted");
    /** The connector was not unlocked, or the station cannot unlock it. */
    public static final UnlockStatus REJECTED = new UnlockStatus("Rejected");

    private static final Known<UnlockStatus> KNOWN = known(UnlockStatus::new, ACCEPTED, REJECTED);

    private UnlockStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static UnlockStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<UnlockStatus> values() {
        return KNOWN.values();
    }
}
