package org.ocpp4j.core.v15;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** How thoroughly a station is asked to restart (OCPP 1.5, Reset.req). */
public final class ResetType extends WireEnum {
    /** Restart everything at once, as after a power cut; transactions in progress are not ended first. */
    public static final ResetType HARD = new ResetType("Hard");
    /** Stop transactions gracefully, then restart the application software. */
    public static final ResetType SOFT = new ResetType("Soft");

    private static final Known<ResetType> KNOWN = known(ResetType::new, HARD, SOFT);

    private ResetType(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static ResetType of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<ResetType> values() {
        return KNOWN.values();
    }
}
