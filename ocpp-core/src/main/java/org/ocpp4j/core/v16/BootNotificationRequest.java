package org.ocpp4j.core.v16;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.MaxLength;

/**
 * Registers a station after it has started, and describes it (OCPP 1.6, section 6.3).
 *
 * @param chargePointVendor maker of the station
 * @param chargePointModel model of the station
 * @param chargePointSerialNumber serial number of the station
 * @param chargeBoxSerialNumber serial number of the charge box in the station; deprecated by the specification
 * @param firmwareVersion version of the firmware that runs
 * @param iccid ICCID of the SIM card in the modem
 * @param imsi IMSI of the SIM card in the modem
 * @param meterType type of the main meter
 * @param meterSerialNumber serial number of the main meter
 */
public record BootNotificationRequest(
        @MaxLength(20) String chargePointVendor,
        @MaxLength(20) String chargePointModel,
        @MaxLength(25) @Nullable String chargePointSerialNumber,
        @MaxLength(25) @Nullable String chargeBoxSerialNumber,
        @MaxLength(50) @Nullable String firmwareVersion,
        @MaxLength(20) @Nullable String iccid,
        @MaxLength(20) @Nullable String imsi,
        @MaxLength(25) @Nullable String meterType,
        @MaxLength(25) @Nullable String meterSerialNumber)
        implements FromStation<BootNotificationResponse> {

    /** Sets the required components; the optional ones are null. */
    public BootNotificationRequest(String chargePointVendor, String chargePointModel) {
        this(chargePointVendor, chargePointModel, null, null, null, null, null, null, null);
    }

    /** Returns a copy with this {@code chargePointSerialNumber}; null removes it. */
    public BootNotificationRequest withChargePointSerialNumber(@Nullable String chargePointSerialNumber) {
        return new BootNotificationRequest(
                chargePointVendor,
                chargePointModel,
                chargePointSerialNumber,
                chargeBoxSerialNumber,
                firmwareVersion,
                iccid,
                imsi,
                meterType,
                meterSerialNumber);
    }

    /** Returns a copy with this {@code chargeBoxSerialNumber}; null removes it. */
    public BootNotificationRequest withChargeBoxSerialNumber(@Nullable String chargeBoxSerialNumber) {
        return new BootNotificationRequest(
                chargePointVendor,
                chargePointModel,
                chargePointSerialNumber,
                chargeBoxSerialNumber,
                firmwareVersion,
                iccid,
                imsi,
                meterType,
                meterSerialNumber);
    }

    /** Returns a copy with this {@code firmwareVersion}; null removes it. */
    public BootNotificationRequest withFirmwareVersion(@Nullable String firmwareVersion) {
        return new BootNotificationRequest(
                chargePointVendor,
                chargePointModel,
                chargePointSerialNumber,
                chargeBoxSerialNumber,
                firmwareVersion,
                iccid,
                imsi,
                meterType,
                meterSerialNumber);
    }

    /** Returns a copy with this {@code iccid}; null removes it. */
    public BootNotificationRequest withIccid(@Nullable String iccid) {
        return new BootNotificationRequest(
                chargePointVendor,
                chargePointModel,
                chargePointSerialNumber,
                chargeBoxSerialNumber,
                firmwareVersion,
                iccid,
                imsi,
                meterType,
                meterSerialNumber);
    }

    /** Returns a copy with this {@code imsi}; null removes it. */
    public BootNotificationRequest withImsi(@Nullable String imsi) {
        return new BootNotificationRequest(
                chargePointVendor,
                chargePointModel,
                chargePointSerialNumber,
                chargeBoxSerialNumber,
                firmwareVersion,
                iccid,
                imsi,
                meterType,
                meterSerialNumber);
    }

    /** Returns a copy with this {@code meterType}; null removes it. */
    public BootNotificationRequest withMeterType(@Nullable String meterType) {
        return new BootNotificationRequest(
                chargePointVendor,
                chargePointModel,
                chargePointSerialNumber,
                chargeBoxSerialNumber,
                firmwareVersion,
                iccid,
                imsi,
                meterType,
                meterSerialNumber);
    }

    /** Returns a copy with this {@code meterSerialNumber}; null removes it. */
    public BootNotificationRequest withMeterSerialNumber(@Nullable String meterSerialNumber) {
        return new BootNotificationRequest(
                chargePointVendor,
                chargePointModel,
                chargePointSerialNumber,
                chargeBoxSerialNumber,
                firmwareVersion,
                iccid,
                imsi,
                meterType,
                meterSerialNumber);
    }
}
