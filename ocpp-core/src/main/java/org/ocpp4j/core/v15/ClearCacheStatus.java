package org.ocpp4j.core.v15;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Outcome of clearing the authorization cache (OCPP 1.5, ClearCache.conf). */
public final class ClearCacheStatus extends WireEnum {
    /** The cache is empty now. */
    public static final ClearCacheStatus ACCEPTED = new ClearCacheStatus("Accepted");
    /** The cache was left as it is. */
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
