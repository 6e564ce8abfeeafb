package org.ocpp4j.core.v15;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Whether the central system accepts a station (OCPP 1.5, BootNotification.conf). */
public final class RegistrationStatus extends WireEnum {
    /** The station is registered and may work. */
    public static final RegistrationStatus ACCEPTED = new RegistrationStatus("Accepted");
    /** The station is not registered, for instance because its identity is not known; it may try again later. */
    public static final RegistrationStatus REJECTED = new RegistrationStatus("Rejected");

    private static final Known<RegistrationStatus> KNOWN = known(RegistrationStatus::new, ACCEPTED, REJECTED);

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
