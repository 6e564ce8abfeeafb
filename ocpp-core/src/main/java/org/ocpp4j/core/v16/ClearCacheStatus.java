package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Whether the authorization cache was emptied (OCPP 1.6, section 7.20). */
public final class ClearCacheStatus extends WireEnum {
    /** The cache is empty now. */
    public static final ClearCacheStatus ACCEPTED = new ClearCacheStatus("Accepted");
    /** The cache is as it was. */
    public static final ClearCacheStatus REJECTED = new ClearCacheStatus("Rejected");

    private static final Known<ClearCacheStatus> KNOWN = known(ClearCacheStatus::new, ACCEPTED, REJECTED);

    private ClearCacheStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static ClearCacheStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<ClearCacheStatus> values() {
        return KNOWN.values();
    }
}
