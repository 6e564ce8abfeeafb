package org.ocpp4j.server;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ocpp4j.core.v16.Measurand;
import org.ocpp4j.core.v16.MeterValue;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.SampledValue;

/** Says in a few words what a meter showed last. */
final class Readings {
    private static final List<Measurand> SHOWN =
            List.of(Measurand.ENERGY_ACTIVE_IMPORT_REGISTER, Measurand.POWER_ACTIVE_IMPORT, Measurand.SOC);

    private Readings() {}

    static String describe(MeterValuesRequest request) {
        String values = SHOWN.stream()
                .flatMap(measurand -> last(request, measurand).stream())
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? "meter values" : values;
    }

    private static Optional<String> last(MeterValuesRequest request, Measurand measurand) {
        return request.meterValue().stream()
                .map(MeterValue::sampledValue)
                .flatMap(List::stream)
                .filter(sample -> sample.phase() == null && measurand.equals(measurand(sample)))
                .reduce((first, second) -> second)
                .map(sample -> Stream.of(sample.value(), unit(sample)).collect(Collectors.joining(" ")));
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
