package org.ocpp4j.core.v15;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/**
 * Whether a station follows a remote command (OCPP 1.5, RemoteStartTransaction.conf and RemoteStopTransaction.conf).
 */
public final class RemoteStartStopStatus extends WireEnum {
    /** The station will try. */
    public static final RemoteStartStopStatus ACCEPTED = new RemoteStartStopStatus("Accepted");
    /** The station will not. */
    public static final RemoteStartStopStatus REJECTED = new RemoteStartStopStatus("Rejected");

    private static final Known<RemoteStartStopStatus> KNOWN = known(RemoteStartStopStatus::new, ACCEPTED, REJECTED);

    private RemoteStartStopStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static RemoteStartStopStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<RemoteStartStopStatus> values() {
        return KNOWN.values();
    }
}
