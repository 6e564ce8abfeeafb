package org.ocpp4j.core.v15;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Outcome of changing a setting (OCPP 1.5, ChangeConfiguration.conf). */
public final class ConfigurationStatus extends WireEnum {
    /** The setting has the new value. */
    public static final ConfigurationStatus ACCEPTED = new ConfigurationStatus("Accepted");
    /** The setting exists but does not take the value, or is read-only. */
    public static final ConfigurationStatus REJECTED = new ConfigurationStatus("Rejected");
    /** The station has no such setting. */
    public static final ConfigurationStatus NOT_SUPPORTED = new ConfigurationStatus("NotSupported");

    private static final Known<ConfigurationStatus> KNOWN =
            known(ConfigurationStatus::new, ACCEPTED, REJECTED, NOT_SUPPORTED);

    private ConfigurationStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static ConfigurationStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<ConfigurationStatus> values() {
        return KNOWN.values();
    }
}
