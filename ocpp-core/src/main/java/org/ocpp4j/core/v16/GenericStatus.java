package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Whether a request is accepted (OCPP 1.6 security whitepaper, section 6.10). */
public final class GenericStatus extends WireEnum {
    /** The request is accepted and will be carried out. */
    public static final GenericStatus ACCEPTED = new GenericStatus("Accepted");
    /** The request is refused. */
    public static final GenericStatus REJECTED = new GenericStatus("Rejected");

    private static final Known<GenericStatus> KNOWN = known(GenericStatus::new, ACCEPTED, REJECTED);

    private GenericStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static GenericStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<GenericStatus> values() {
        return KNOWN.values();
    }
}
