package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/**
 * Message that a station can be asked to send by ExtendedTriggerMessage (OCPP 1.6 security whitepaper, section 6.16).
 * The whitepaper calls it a message trigger, as OCPP 1.6 does its {@link MessageTrigger}; the values differ.
 */
public final class ExtendedMessageTrigger extends WireEnum {
    /** A BootNotification. */
    public static final ExtendedMessageTrigger BOOT_NOTIFICATION = new ExtendedMessageTrigger("BootNotification");
    /** A LogStatusNotification. */
    public static final ExtendedMessageTrigger LOG_STATUS_NOTIFICATION =
            new ExtendedMessageTrigger("LogStatusNotification");
    /** A SignedFirmwareStatusNotification, despite the name. */
    public static final ExtendedMessageTrigger FIRMWARE_STATUS_NOTIFICATION =
            new ExtendedMessageTrigger("FirmwareStatusNotification");
    /** A Heartbeat. */
    public static final ExtendedMessageTrigger HEARTBEAT = new ExtendedMessageTrigger("Heartbeat");
    /** MeterValues, with the most recent readings. */
    public static final ExtendedMessageTrigger METER_VALUES = new ExtendedMessageTrigger("MeterValues");
    /** A SignCertificate, for a new certificate of the station. */
    public static final ExtendedMessageTrigger SIGN_CHARGE_POINT_CERTIFICATE =
            new ExtendedMessageTrigger("SignChargePointCertificate");
    /** A StatusNotification. */
    public static final ExtendedMessageTrigger STATUS_NOTIFICATION = new ExtendedMessageTrigger("StatusNotification");

    private static final Known<ExtendedMessageTrigger> KNOWN = known(
            ExtendedMessageTrigger::new,
            BOOT_NOTIFICATION,
            LOG_STATUS_NOTIFICATION,
            FIRMWARE_STATUS_NOTIFICATION,
            HEARTBEAT,
            METER_VALUES,
            SIGN_CHARGE_POINT_CERTIFICATE,
            STATUS_NOTIFICATION);

    private ExtendedMessageTrigger(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static ExtendedMessageTrigger of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<ExtendedMessageTrigger> values() {
        return KNOWN.values();
    }
}
