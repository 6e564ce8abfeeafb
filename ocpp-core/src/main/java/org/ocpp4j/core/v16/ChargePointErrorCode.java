package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** What is wrong with a station or one of its connectors (OCPP 1.6, section 7.6). */
public final class ChargePointErrorCode extends WireEnum {
    /** The connector could not be locked or unlocked. */
    public static final ChargePointErrorCode CONNECTOR_LOCK_FAILURE = new ChargePointErrorCode("ConnectorLockFailure");
    /** Communication with the vehicle failed; this alone does not make the connector {@code Faulted}. */
    public static final ChargePointErrorCode EV_COMMUNICATION_ERROR = new ChargePointErrorCode("EVCommunicationError");
    /** The residual current device has tripped. */
    public static final ChargePointErrorCode GROUND_FAILURE = new ChargePointErrorCode("GroundFailure");
    /** The station is too hot inside. */
    public static final ChargePointErrorCode HIGH_TEMPERATURE = new ChargePointErrorCode("HighTemperature");
    /** Some hardware or software inside the station has failed. */
    public static final ChargePointErrorCode INTERNAL_ERROR = new ChargePointErrorCode("InternalError");
    /** The local authorization list disagrees with what the central system says about an identifier. */
    public static final ChargePointErrorCode LOCAL_LIST_CONFLICT = new ChargePointErrorCode("LocalListConflict");
    /** Nothing is wrong. */
    public static final ChargePointErrorCode NO_ERROR = new ChargePointErrorCode("NoError");
    /** Something else; see the vendor error code. */
    public static final ChargePointErrorCode OTHER_ERROR = new ChargePointErrorCode("OtherError");
    /** The overcurrent protection has tripped. */
    public static final ChargePointErrorCode OVER_CURRENT_FAILURE = new ChargePointErrorCode("OverCurrentFailure");
    /** A meter cannot be read. */
    public static final ChargePointErrorCode POWER_METER_FAILURE = new ChargePointErrorCode("PowerMeterFailure");
    /** The contactor cannot be switched. */
    public static final ChargePointErrorCode POWER_SWITCH_FAILURE = new ChargePointErrorCode("PowerSwitchFailure");
    /** The reader of identifiers does not work. */
    public static final ChargePointErrorCode READER_FAILURE = new ChargePointErrorCode("ReaderFailure");
    /** The station could not restart. */
    public static final ChargePointErrorCode RESET_FAILURE = new ChargePointErrorCode("ResetFailure");
    /** The voltage is too low. */
    public static final ChargePointErrorCode UNDER_VOLTAGE = new ChargePointErrorCode("UnderVoltage");
    /** The voltage is too high. */
    public static final ChargePointErrorCode OVER_VOLTAGE = new ChargePointErrorCode("OverVoltage");
    /** The radio link is weak. */
    public static final ChargePointErrorCode WEAK_SIGNAL = new ChargePointErrorCode("WeakSignal");

    private static final Known<ChargePointErrorCode> KNOWN = known(
            ChargePointErrorCode::new,
            CONNECTOR_LOCK_FAILURE,
            EV_COMMUNICATION_ERROR,
            GROUND_FAILURE,
            HIGH_TEMPERATURE,
            INTERNAL_ERROR,
            LOCAL_LIST_CONFLICT,
            NO_ERROR,
            OTHER_ERROR,
            OVER_CURRENT_FAILURE,
            POWER_METER_FAILURE,
            POWER_SWITCH_FAILURE,
            READER_FAILURE,
            RESET_FAILURE,
            UNDER_VOLTAGE,
            OVER_VOLTAGE,
            WEAK_SIGNAL);

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
