package org.ocpp4j.core.v15;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Outcome of an update to the local authorization list (OCPP 1.5, SendLocalList.conf). */
public final class UpdateStatus extends WireEnum {
    /** The update is applied. */
    public static final UpdateStatus ACCEPTED = new UpdateStatus("Accepted");
    /** The update could not be applied. */
    public static final UpdateStatus FAILED = new UpdateStatus("Failed");
    /** The check value in the request does not fit the list. */
    public static final UpdateStatus HASH_ERROR = new UpdateStatus("HashError");
    /** The station keeps no local authorization list. */
    public static final UpdateStatus NOT_SUPPORTED = new UpdateStatus("NotSupported");
    /** The version of a differential update is not newer than the list on the station. */
    public static final UpdateStatus VERSION_MISMATCH = new UpdateStatus("VersionMismatch");

    private static final Known<UpdateStatus> KNOWN =
            known(UpdateStatus::new, ACCEPTED, FAILED, HASH_ERROR, NOT_SUPPORTED, VERSION_MISMATCH);

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
