package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Message that a station can be asked to send (OCPP 1.6, section 7.32). */
public final class MessageTrigger extends WireEnum {
    /** A BootNotification. */
    public static final MessageTrigger BOOT_NOTIFICATION = new MessageTrigger("BootNotification");
    /** A DiagnosticsStatusNotification. */
    public static final MessageTrigger DIAGNOSTICS_STATUS_NOTIFICATION =
            new MessageTrigger("DiagnosticsStatusNotification");
    /** A FirmwareStatusNotification. */
    public static final MessageTrigger FIRMWARE_STATUS_NOTIFICATION = new MessageTrigger("FirmwareStatusNotification");
    /** A Heartbeat. */
    public static final MessageTrigger HEARTBEAT = new MessageTrigger("Heartbeat");
    /** MeterValues, with the most recent readings. */
    public static final MessageTrigger METER_VALUES = new MessageTrigger("MeterValues");
    /** A StatusNotification. */
    public static final MessageTrigger STATUS_NOTIFICATION = new MessageTrigger("StatusNotification");

    private static final Known<MessageTrigger> KNOWN = known(
            MessageTrigger::new,
            BOOT_NOTIFICATION,
            DIAGNOSTICS_STATUS_NOTIFICATION,
            FIRMWARE_STATUS_NOTIFICATION,
            HEARTBEAT,
            METER_VALUES,
            STATUS_NOTIFICATION);

    private MessageTrigger(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static MessageTrigger of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<MessageTrigger> values() {
        return KNOWN.values();
    }
}
