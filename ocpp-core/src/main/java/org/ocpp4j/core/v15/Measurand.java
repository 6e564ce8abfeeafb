package org.ocpp4j.core.v15;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/**
 * Which quantity was measured (OCPP 1.5, MeterValues.req). Import is towards the vehicle, export is back to the grid.
 */
public final class Measurand extends WireEnum {
    /** Meter register of the active energy taken back from vehicles, in Wh or kWh. */
    public static final Measurand ENERGY_ACTIVE_EXPORT_REGISTER = new Measurand("Energy.Active.Export.Register");
    /** Meter register of the active energy delivered, in Wh or kWh; what an absent measurand means. */
    public static final Measurand ENERGY_ACTIVE_IMPORT_REGISTER = new Measurand("Energy.Active.Import.Register");
    /** Meter register of the reactive energy exported, in varh or kvarh. */
    public static final Measurand ENERGY_REACTIVE_EXPORT_REGISTER = new Measurand("Energy.Reactive.Export.Register");
    /** Meter register of the reactive energy imported, in varh or kvarh. */
    public static final Measurand ENERGY_REACTIVE_IMPORT_REGISTER = new Measurand("Energy.Reactive.Import.Register");
    /** Active energy taken back from the vehicle since the last sample, in Wh or kWh. */
    public static final Measurand ENERGY_ACTIVE_EXPORT_INTERVAL = new Measurand("Energy.Active.Export.Interval");
    /** Active energy delivered since the last sample, in Wh or kWh. */
    public static final Measurand ENERGY_ACTIVE_IMPORT_INTERVAL = new Measurand("Energy.Active.Import.Interval");
    /** Reactive energy exported since the last sample, in varh or kvarh. */
    public static final Measurand ENERGY_REACTIVE_EXPORT_INTERVAL = new Measurand("Energy.Reactive.Export.Interval");
    /** Reactive energy imported since the last sample, in varh or kvarh. */
    public static final Measurand ENERGY_REACTIVE_IMPORT_INTERVAL = new Measurand("Energy.Reactive.Import.Interval");
    /** Active power that flows back from the vehicle, in W or kW. */
    public static final Measurand POWER_ACTIVE_EXPORT = new Measurand("Power.Active.Export");
    /** Active power that flows to the vehicle, in W or kW. */
    public static final Measurand POWER_ACTIVE_IMPORT = new Measurand("Power.Active.Import");
    /** Reactive power that flows back from the vehicle, in var or kvar. */
    public static final Measurand POWER_REACTIVE_EXPORT = new Measurand("Power.Reactive.Export");
    /** Reactive power that flows to the vehicle, in var or kvar. */
    public static final Measurand POWER_REACTIVE_IMPORT = new Measurand("Power.Reactive.Import");
    /** Current that flows back from the vehicle, in A. */
    public static final Measurand CURRENT_EXPORT = new Measurand("Current.Export");
    /** Current that flows to the vehicle, in A. */
    public static final Measurand CURRENT_IMPORT = new Measurand("Current.Import");
    /** Supply voltage (RMS), in V. */
    public static final Measurand VOLTAGE = new Measurand("Voltage");
    /** Temperature inside the station, in degrees Celsius. */
    public static final Measurand TEMPERATURE = new Measurand("Temperature");

    private static final Known<Measurand> KNOWN = known(
            Measurand::new,
            ENERGY_ACTIVE_EXPORT_REGISTER,
            ENERGY_ACTIVE_IMPORT_REGISTER,
            ENERGY_REACTIVE_EXPORT_REGISTER,
            ENERGY_REACTIVE_IMPORT_REGISTER,
            ENERGY_ACTIVE_EXPORT_INTERVAL,
            ENERGY_ACTIVE_IMPORT_INTERVAL,
            ENERGY_REACTIVE_EXPORT_INTERVAL,
            ENERGY_REACTIVE_IMPORT_INTERVAL,
            POWER_ACTIVE_EXPORT,
            POWER_ACTIVE_IMPORT,
            POWER_REACTIVE_EXPORT,
            POWER_REACTIVE_IMPORT,
            CURRENT_EXPORT,
            CURRENT_IMPORT,
            VOLTAGE,
            TEMPERATURE);

    private Measurand(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static Measurand of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<Measurand> values() {
        return KNOWN.values();
    }
}
