package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Whether an update of the local authorization list was applied (OCPP 1.6, section 7.47). */
public final class UpdateStatus extends WireEnum {
    /** The update is applied. */
    public static final UpdateStatus ACCEPTED = new UpdateStatus("Accepted");
    /** The update failed. */
    public static final UpdateStatus FAILED = new UpdateStatus("Failed");
    /** The station keeps no such list. */
    public static final UpdateStatus NOT_SUPPORTED = new UpdateStatus("NotSupported");
    /** A differential update does not carry a higher version than the list has. */
    public static final UpdateStatus VERSION_MISMATCH = new UpdateStatus("VersionMismatch");

    private static final Known<UpdateStatus> KNOWN =
            known(UpdateStatus::new, ACCEPTED, FAILED, NOT_SUPPORTED, VERSION_MISMATCH);

    private UpdateStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static UpdateStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<UpdateStatus> values() {
        return KNOWN.values();
    }
}
