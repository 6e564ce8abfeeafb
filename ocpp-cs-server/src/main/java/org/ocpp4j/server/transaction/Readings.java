package org.ocpp4j.server.transaction;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ocpp4j.core.v16.Measurand;
import org.ocpp4j.core.v16.MeterValue;
import org.ocpp4j.core.v16.SampledValue;

/** Describes in a few words the last readings of a meter. */
final class Readings {
    private static final List<Measurand> SHOWN =
            List.of(Measurand.ENERGY_ACTIVE_IMPORT_REGISTER, Measurand.POWER_ACTIVE_IMPORT, Measurand.SOC);
    private static final int LONGEST_VALUE = 30; // signed data has no end

    private Readings() {}

    static String describe(List<MeterValue> meterValues) {
        String values = SHOWN.stream()
                .flatMap(measurand -> last(meterValues, measurand).stream())
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? "meter values" : values;
    }

    private static Optional<String> last(List<MeterValue> meterValues, Measurand measurand) {
        return meterValues.stream()
                .map(MeterValue::sampledValue)
                .flatMap(List::stream)
                .filter(sample -> sample.phase() == null && measurand.equals(measurand(sample)))
                .filter(sample -> sample.value().length() <= LONGEST_VALUE)
                .reduce((first, second) -> second)
                .map(sample -> sample.value() + " " + unit(sample));
    }

    /** Absent means the energy register (OCPP 1.6, section 7.43). */
    private static Measurand measurand(SampledValue sample) {
        Measurand given = sample.measurand();
        return given == null ? Measurand.ENERGY_ACTIVE_IMPORT_REGISTER : given;
    }

    private static String unit(SampledValue sample) {
        return sample.unit() == null ? "Wh" : sample.unit().wireName();
    }
}
