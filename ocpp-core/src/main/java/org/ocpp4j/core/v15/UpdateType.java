package org.ocpp4j.core.v15;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** How the entries of an update apply to the local authorization list (OCPP 1.5, SendLocalList.req). */
public final class UpdateType extends WireEnum {
    /** Add, change or remove the entries that are sent, and keep the others. */
    public static final UpdateType DIFFERENTIAL = new UpdateType("Differential");
    /** Replace the whole list. */
    public static final UpdateType FULL = new UpdateType("Full");

    private static final Known<UpdateType> KNOWN = known(UpdateType::new, DIFFERENTIAL, FULL);

    private UpdateType(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static UpdateType of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<UpdateType> values() {
        return KNOWN.values();
    }
}
