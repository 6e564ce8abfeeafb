package org.ocpp4j.core.v16;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.MaxLength;

/**
 * Registers a station after it has started, and tells what it is (OCPP 1.6, section 6.3).
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

    /**
     * Starts a message with its required components.
     *
     * @param chargePointVendor maker of the station
     * @param chargePointModel model of the station
     * @return a builder whose optional components are absent
     */
    public static Builder builder(String chargePointVendor, String chargePointModel) {
        return new Builder(chargePointVendor, chargePointModel);
    }

    /** Collects the optional components; not safe for use by several threads. */
    public static final class Builder {
        private final String chargePointVendor;
        private final String chargePointModel;
        private @Nullable String chargePointSerialNumber;
        private @Nullable String chargeBoxSerialNumber;
        private @Nullable String firmwareVersion;
        private @Nullable String iccid;
        private @Nullable String imsi;
        private @Nullable String meterType;
        private @Nullable String meterSerialNumber;

        private Builder(String chargePointVendor, String chargePointModel) {
            this.chargePointVendor = chargePointVendor;
            this.chargePointModel = chargePointModel;
        }

        /**
         * Sets the serial number of the station.
         *
         * @param value serial number of the station, or null for none
         * @return this builder
         */
        public Builder chargePointSerialNumber(@Nullable String value) {
            this.chargePointSerialNumber = value;
            return this;
        }

        /**
         * Sets the serial number of the charge box in the station.
         *
         * @param value serial number of the charge box in the station, or null for none
         * @return this builder
         */
        public Builder chargeBoxSerialNumber(@Nullable String value) {
            this.chargeBoxSerialNumber = value;
            return this;
        }

        /**
         * Sets the version of the firmware that runs.
         *
         * @param value version of the firmware that runs, or null for none
         * @return this builder
         */
        public Builder firmwareVersion(@Nullable String value) {
            this.firmwareVersion = value;
            return this;
        }

        /**
         * Sets the ICCID of the SIM card in the modem.
         *
         * @param value ICCID of the SIM card in the modem, or null for none
         * @return this builder
         */
        public Builder iccid(@Nullable String value) {
            this.iccid = value;
            return this;
        }

        /**
         * Sets the IMSI of the SIM card in the modem.
         *
         * @param value IMSI of the SIM card in the modem, or null for none
         * @return this builder
         */
        public Builder imsi(@Nullable String value) {
            this.imsi = value;
            return this;
        }

        /**
         * Sets the type of the main meter.
         *
         * @param value type of the main meter, or null for none
         * @return this builder
         */
        public Builder meterType(@Nullable String value) {
            this.meterType = value;
            return this;
        }

        /**
         * Sets the serial number of the main meter.
         *
         * @param value serial number of the main meter, or null for none
         * @return this builder
         */
        public Builder meterSerialNumber(@Nullable String value) {
            this.meterSerialNumber = value;
            return this;
        }

        /**
         * Makes the message.
         *
         * @return the message
         */
        public BootNotificationRequest build() {
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
}
