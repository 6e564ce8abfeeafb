package org.ocpp4j.core.v16;

/**
 * The feature profiles of OCPP 1.6 (section 3.2), spelt as in the configuration key SupportedFeatureProfiles, and the
 * security extension, which the specification counts among none of them.
 */
public final class FeatureProfile {
    /** Basic functions of a charge point. */
    public static final String CORE = "Core";
    /** Firmware updates and the retrieval of diagnostics. */
    public static final String FIRMWARE_MANAGEMENT = "FirmwareManagement";
    /** The list of identifiers within a charge point. */
    public static final String LOCAL_AUTH_LIST_MANAGEMENT = "LocalAuthListManagement";
    /** Reservation of connectors. */
    public static final String RESERVATION = "Reservation";
    /** Limits of power and current. */
    public static final String SMART_CHARGING = "SmartCharging";
    /** Messages of a charge point on demand. */
    public static final String REMOTE_TRIGGER = "RemoteTrigger";
    /** What the security whitepaper adds; it exists in JSON only. */
    public static final String SECURITY = "Security";

    private FeatureProfile() {}
}
