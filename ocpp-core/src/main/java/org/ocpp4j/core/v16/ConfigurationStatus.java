package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Outcome of changing a configuration setting (OCPP 1.6, section 7.22). */
public final class ConfigurationStatus extends WireEnum {
    /** The value holds from now on. */
    public static final ConfigurationStatus ACCEPTED = new ConfigurationStatus("Accepted");
    /** The setting exists, but the value was refused. */
    public static final ConfigurationStatus REJECTED = new ConfigurationStatus("Rejected");
    /** The value is stored and holds after the next restart, which the station does not begin by itself. */
    public static final ConfigurationStatus REBOOT_REQUIRED = new ConfigurationStatus("RebootRequired");
    /** There is no such setting. */
    public static final ConfigurationStatus NOT_SUPPORTED = new ConfigurationStatus("NotSupported");

    private static final Known<ConfigurationStatus> KNOWN =
            known(ConfigurationStatus::new, ACCEPTED, REJECTED, REBOOT_REQUIRED, NOT_SUPPORTED);

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
