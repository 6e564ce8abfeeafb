package org.ocpp4j.emulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ocpp4j.core.v16.Measurand;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.v16.ReadingContext;
import org.ocpp4j.core.v16.SampledValue;
import org.ocpp4j.core.v16.UnitOfMeasure;
import org.ocpp4j.core.version.OcppVersion;

/**
 * The values of a meter, as sampled values.
 *
 * @param wattHours the energy register
 * @param watts the power
 * @param volts the voltage of each of three phases
 * @param percent how full the battery is
 */
record MeterReadings(long wattHours, int watts, double volts, int percent) {
    private static final Map<String, UnitOfMeasure> UNITS = units();

    /** The default measurands, which the central system can change. OCPP 1.5 has none for the state of charge. */
    static String defaults(OcppVersion version) {
        Stream<String> names = UNITS.keySet().stream();
        boolean all = version.equals(Ocpp16.VERSION);
        return String.join(
                ",",
                names.filter(name -> all || !name.equals(Measurand.SOC.wireName()))
                        .toList());
    }

    /** Whether all of a comma-separated list can be sampled. */
    static boolean isKnown(String measurands) {
        return Stream.of(measurands.split(",", -1)).map(String::trim).allMatch(UNITS::containsKey);
    }

    List<SampledValue> sample(String measurands, ReadingContext context) {
        List<SampledValue> samples = new ArrayList<>();
        for (String name : measurands.split(",", -1)) {
            Measurand measurand = Measurand.of(name.trim());
            samples.add(new SampledValue(value(measurand))
                    .withContext(context)
                    .withMeasurand(measurand)
                    .withUnit(UNITS.get(measurand.wireName())));
        }
        return samples;
    }

    private String value(Measurand measurand) {
        if (measurand.equals(Measurand.ENERGY_ACTIVE_IMPORT_REGISTER)) {
            return String.valueOf(wattHours);
        }
        if (measurand.equals(Measurand.POWER_ACTIVE_IMPORT)) {
            return String.valueOf(watts);
        }
        if (measurand.equals(Measurand.CURRENT_IMPORT)) {
            return rounded(watts / volts / 3);
        }
        return measurand.equals(Measurand.VOLTAGE) ? rounded(volts) : String.valueOf(percent);
    }

    private static String rounded(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    private static Map<String, UnitOfMeasure> units() {
        Map<String, UnitOfMeasure> units = new LinkedHashMap<>();
        units.put(Measurand.ENERGY_ACTIVE_IMPORT_REGISTER.wireName(), UnitOfMeasure.WH);
        units.put(Measurand.POWER_ACTIVE_IMPORT.wireName(), UnitOfMeasure.W);
        units.put(Measurand.CURRENT_IMPORT.wireName(), UnitOfMeasure.A);
        units.put(Measurand.VOLTAGE.wireName(), UnitOfMeasure.V);
        units.put(Measurand.SOC.wireName(), UnitOfMeasure.PERCENT);
        return units;
    }
}
