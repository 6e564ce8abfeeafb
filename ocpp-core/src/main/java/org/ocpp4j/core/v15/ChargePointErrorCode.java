package org.ocpp4j.core.v15;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Kind of error that a station reports (OCPP 1.5, StatusNotification.req). */
public final class ChargePointErrorCode extends WireEnum {
    /** A connector cannot be locked or unlocked. */
    public static final ChargePointErrorCode CONNECTOR_LOCK_FAILURE = new ChargePointErrorCode("ConnectorLockFailure");
    /** The station is too hot inside. */
    public static final ChargePointErrorCode HIGH_TEMPERATURE = new ChargePointErrorCode("HighTemperature");
    /** The signalling with the vehicle (IEC 61851, mode 3) fails. */
    public static final ChargePointErrorCode MODE3_ERROR = new ChargePointErrorCode("Mode3Error");
    /** Nothing is wrong. */
    public static final ChargePointErrorCode NO_ERROR = new ChargePointErrorCode("NoError");
    /** The energy meter cannot be read. */
    public static final ChargePointErrorCode POWER_METER_FAILURE = new ChargePointErrorCode("PowerMeterFailure");
    /** The contactor does not obey. */
    public static final ChargePointErrorCode POWER_SWITCH_FAILURE = new ChargePointErrorCode("PowerSwitchFailure");
    /** The reader for identifiers does not work. */
    public static final ChargePointErrorCode READER_FAILURE = new ChargePointErrorCode("ReaderFailure");
    /** The station could not restart. */
    public static final ChargePointErrorCode RESET_FAILURE = new ChargePointErrorCode("ResetFailure");
    /** The residual current device has tripped. */
    public static final ChargePointErrorCode GROUND_FAILURE = new ChargePointErrorCode("GroundFailure");
    /** The overcurrent protection has tripped. */
    public static final ChargePointErrorCode OVER_CURRENT_FAILURE = new ChargePointErrorCode("OverCurrentFailure");
    /** The supply voltage is too low. */
    public static final ChargePointErrorCode UNDER_VOLTAGE = new ChargePointErrorCode("UnderVoltage");
    /** The radio link of the station is poor. */
    public static final ChargePointErrorCode WEAK_SIGNAL = new ChargePointErrorCode("WeakSignal");
    /** Something else; the vendor's error code may have details. */
    public static final ChargePointErrorCode OTHER_ERROR = new ChargePointErrorCode("OtherError");

    private static final Known<ChargePointErrorCode> KNOWN = known(
            ChargePointErrorCode::new,
            CONNECTOR_LOCK_FAILURE,
            HIGH_TEMPERATURE,
            MODE3_ERROR,
            NO_ERROR,
            POWER_METER_FAILURE,
            POWER_SWITCH_FAILURE,
            READER_FAILURE,
            RESET_FAILURE,
            GROUND_FAILURE,
            OVER_CURRENT_FAILURE,
            UNDER_VOLTAGE,
            WEAK_SIGNAL,
            OTHER_ERROR);

    private ChargePointErrorCode(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static ChargePointErrorCode of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<ChargePointErrorCode> values() {
        return KNOWN.values();
    }
}
