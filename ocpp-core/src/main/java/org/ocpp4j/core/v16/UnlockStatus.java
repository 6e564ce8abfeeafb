package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Whether a connector was unlocked (OCPP 1.6, section 7.46). */
public final class UnlockStatus extends WireEnum {
    /** The lock is open. */
    public static final UnlockStatus UNLOCKED = new UnlockStatus("Unlocked");
    /** The lock did not open. */
    public static final UnlockStatus UNLOCK_FAILED = new UnlockStatus("UnlockFailed");
    /** The connector has no lock, or there is no such connector. */
    public static final UnlockStatus NOT_SUPPORTED = new UnlockStatus("NotSupported");

    private static final Known<UnlockStatus> KNOWN = known(UnlockStatus::new, UNLOCKED, UNLOCK_FAILED, NOT_SUPPORTED);

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
