package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/**
 * Quantity that was measured (OCPP 1.6, section 7.31). Import is flow towards the vehicle, export is flow towards the
 * grid. A register is never reset; an interval restarts with every reading.
 */
public final class Measurand extends WireEnum {
    /** Register of active energy exported, in Wh or kWh. */
    public static final Measurand ENERGY_ACTIVE_EXPORT_REGISTER = new Measurand("Energy.Active.Export.Register");
    /** Register of active energy imported, in Wh or kWh. */
    public static final Measurand ENERGY_ACTIVE_IMPORT_REGISTER = new Measurand("Energy.Active.Import.Register");
    /** Register of reactive energy exported, in varh or kvarh. */
    public static final Measurand ENERGY_REACTIVE_EXPORT_REGISTER = new Measurand("Energy.Reactive.Export.Register");
    /** Register of reactive energy imported, in varh or kvarh. */
    public static final Measurand ENERGY_REACTIVE_IMPORT_REGISTER = new Measurand("Energy.Reactive.Import.Register");
    /** Active energy exported during the interval, in Wh or kWh. */
    public static final Measurand ENERGY_ACTIVE_EXPORT_INTERVAL = new Measurand("Energy.Active.Export.Interval");
    /** Active energy imported during the interval, in Wh or kWh. */
    public static final Measurand ENERGY_ACTIVE_IMPORT_INTERVAL = new Measurand("Energy.Active.Import.Interval");
    /** Reactive energy exported during the interval, in varh or kvarh. */
    public static final Measurand ENERGY_REACTIVE_EXPORT_INTERVAL = new Measurand("Energy.Reactive.Export.Interval");
    /** Reactive energy imported during the interval, in varh or kvarh. */
    public static final Measurand ENERGY_REACTIVE_IMPORT_INTERVAL = new Measurand("Energy.Reactive.Import.Interval");
    /** Active power exported at the moment, in W or kW. */
    public static final Measurand POWER_ACTIVE_EXPORT = new Measurand("Power.Active.Export");
    /** Active power imported at the moment, in W or kW. */
    public static final Measurand POWER_ACTIVE_IMPORT = new Measurand("Power.Active.Import");
    /** Most power that is offered to the vehicle. */
    public static final Measurand POWER_OFFERED = new Measurand("Power.Offered");
    /** Reactive power exported at the moment, in var or kvar. */
    public static final Measurand POWER_REACTIVE_EXPORT = new Measurand("Power.Reactive.Export");
    /** Reactive power imported at the moment, in var or kvar. */
    public static final Measurand POWER_REACTIVE_IMPORT = new Measurand("Power.Reactive.Import");
    /** Power factor of the whole flow of energy at the moment. */
    public static final Measurand POWER_FACTOR = new Measurand("Power.Factor");
    /** Current to the vehicle at the moment. */
    public static final Measurand CURRENT_IMPORT = new Measurand("Current.Import");
    /** Current from the vehicle at the moment. */
    public static final Measurand CURRENT_EXPORT = new Measurand("Current.Export");
    /** Most current that is offered to the vehicle. */
    public static final Measurand CURRENT_OFFERED = new Measurand("Current.Offered");
    /** Effective value (RMS) of the AC supply voltage at the moment. */
    public static final Measurand VOLTAGE = new Measurand("Voltage");
    /** Frequency of the grid at the moment, in hertz; there is no unit to name it by. */
    public static final Measurand FREQUENCY = new Measurand("Frequency");
    /** Temperature inside the station. */
    public static final Measurand TEMPERATURE = new Measurand("Temperature");
    /** State of charge of the vehicle, in percent. */
    public static final Measurand SOC = new Measurand("SoC");
    /** Speed of a fan, in revolutions per minute. */
    public static final Measurand RPM = new Measurand("RPM");

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
            POWER_OFFERED,
            POWER_REACTIVE_EXPORT,
            POWER_REACTIVE_IMPORT,
            POWER_FACTOR,
            CURRENT_IMPORT,
            CURRENT_EXPORT,
            CURRENT_OFFERED,
            VOLTAGE,
            FREQUENCY,
            TEMPERATURE,
            SOC,
            RPM);

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
