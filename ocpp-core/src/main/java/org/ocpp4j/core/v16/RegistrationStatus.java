package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Whether a station is registered with the central system (OCPP 1.6, section 7.38). */
public final class RegistrationStatus extends WireEnum {
    /** The station is registered and may send everything. */
    public static final RegistrationStatus ACCEPTED = new RegistrationStatus("Accepted");
    /** The central system still has to prepare the station; until then the station sends only requested messages. */
    public static final RegistrationStatus PENDING = new RegistrationStatus("Pending");
    /** The station is not admitted, perhaps because it is not known. */
    public static final RegistrationStatus REJECTED = new RegistrationStatus("Rejected");

    private static final Known<RegistrationStatus> KNOWN = known(RegistrationStatus::new, ACCEPTED, PENDING, REJECTED);

    private RegistrationStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static RegistrationStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<RegistrationStatus> values() {
        return KNOWN.values();
    }
}
