package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Conductors that were measured (OCPP 1.6, section 7.34). */
public final class Phase extends WireEnum {
    /** Phase 1. */
    public static final Phase L1 = new Phase("L1");
    /** Phase 2. */
    public static final Phase L2 = new Phase("L2");
    /** Phase 3. */
    public static final Phase L3 = new Phase("L3");
    /** Neutral conductor. */
    public static final Phase N = new Phase("N");
    /** Phase 1 against neutral. */
    public static final Phase L1_N = new Phase("L1-N");
    /** Phase 2 against neutral. */
    public static final Phase L2_N = new Phase("L2-N");
    /** Phase 3 against neutral. */
    public static final Phase L3_N = new Phase("L3-N");
    /** Phase 1 against phase 2. */
    public static final Phase L1_L2 = new Phase("L1-L2");
    /** Phase 2 against phase 3. */
    public static final Phase L2_L3 = new Phase("L2-L3");
    /** Phase 3 against phase 1. */
    public static final Phase L3_L1 = new Phase("L3-L1");

    private static final Known<Phase> KNOWN = known(Phase::new, L1, L2, L3, N, L1_N, L2_N, L3_N, L1_L2, L2_L3, L3_L1);

    private Phase(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static Phase of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<Phase> values() {
        return KNOWN.values();
    }
}
