package org.ocpp4j.benchmarks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MeterValues of OCPP 1.6 as somebody would write them for Jackson: the same types as in ocpp4j, enums for names. */
final class PlainMeterValues {
    private PlainMeterValues() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Request(long connectorId, @Nullable Long transactionId, List<MeterValue> meterValue) {}

    record Response() {}

    record MeterValue(Instant timestamp, List<SampledValue> sampledValue) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SampledValue(
            String value,
            @Nullable Context context,
            @Nullable Format format,
            @Nullable Measurand measurand,
            @Nullable Phase phase,
            @Nullable Location location,
            @Nullable Unit unit) {}

    enum Context {
        @JsonProperty("Interruption.Begin")
        INTERRUPTION_BEGIN,
        @JsonProperty("Interruption.End")
        INTERRUPTION_END,
        @JsonProperty("Sample.Clock")
        SAMPLE_CLOCK,
        @JsonProperty("Sample.Periodic")
        SAMPLE_PERIODIC,
        @JsonProperty("Transaction.Begin")
        TRANSACTION_BEGIN,
        @JsonProperty("Transaction.End")
        TRANSACTION_END,
        @JsonProperty("Trigger")
        TRIGGER,
        @JsonProperty("Other")
        OTHER
    }

    enum Format {
        @JsonProperty("Raw")
        RAW,
        @JsonProperty("SignedData")
        SIGNED_DATA
    }

    enum Measurand {
        @JsonProperty("Energy.Active.Export.Register")
        ENERGY_ACTIVE_EXPORT_REGISTER,
        @JsonProperty("Energy.Active.Import.Register")
        ENERGY_ACTIVE_IMPORT_REGISTER,
        @JsonProperty("Energy.Reactive.Export.Register")
        ENERGY_REACTIVE_EXPORT_REGISTER,
        @JsonProperty("Energy.Reactive.Import.Register")
        ENERGY_REACTIVE_IMPORT_REGISTER,
        @JsonProperty("Energy.Active.Export.Interval")
        ENERGY_ACTIVE_EXPORT_INTERVAL,
        @JsonProperty("Energy.Active.Import.Interval")
        ENERGY_ACTIVE_IMPORT_INTERVAL,
        @JsonProperty("Energy.Reactive.Export.Interval")
        ENERGY_REACTIVE_EXPORT_INTERVAL,
        @JsonProperty("Energy.Reactive.Import.Interval")
        ENERGY_REACTIVE_IMPORT_INTERVAL,
        @JsonProperty("Power.Active.Export")
        POWER_ACTIVE_EXPORT,
        @JsonProperty("Power.Active.Import")
        POWER_ACTIVE_IMPORT,
        @JsonProperty("Power.Offered")
        POWER_OFFERED,
        @JsonProperty("Power.Reactive.Export")
        POWER_REACTIVE_EXPORT,
        @JsonProperty("Power.Reactive.Import")
        POWER_REACTIVE_IMPORT,
        @JsonProperty("Power.Factor")
        POWER_FACTOR,
        @JsonProperty("Current.Import")
        CURRENT_IMPORT,
        @JsonProperty("Current.Export")
        CURRENT_EXPORT,
        @JsonProperty("Current.Offered")
        CURRENT_OFFERED,
        @JsonProperty("Voltage")
        VOLTAGE,
        @JsonProperty("Frequency")
        FREQUENCY,
        @JsonProperty("Temperature")
        TEMPERATURE,
        @JsonProperty("SoC")
        SOC,
        @JsonProperty("RPM")
        RPM
    }

    enum Phase {
        @JsonProperty("L1")
        L1,
        @JsonProperty("L2")
        L2,
        @JsonProperty("L3")
        L3,
        @JsonProperty("N")
        N,
        @JsonProperty("L1-N")
        L1_N,
        @JsonProperty("L2-N")
        L2_N,
        @JsonProperty("L3-N")
        L3_N,
        @JsonProperty("L1-L2")
        L1_L2,
        @JsonProperty("L2-L3")
        L2_L3,
        @JsonProperty("L3-L1")
        L3_L1
    }

    enum Location {
        @JsonProperty("Cable")
        CABLE,
        @JsonProperty("EV")
        EV,
        @JsonProperty("Inlet")
        INLET,
        @JsonProperty("Outlet")
        OUTLET,
        @JsonProperty("Body")
        BODY
    }

    enum Unit {
        @JsonProperty("Wh")
        WH,
        @JsonProperty("kWh")
        KWH,
        @JsonProperty("varh")
        VARH,
        @JsonProperty("kvarh")
        KVARH,
        @JsonProperty("W")
        W,
        @JsonProperty("kW")
        KW,
        @JsonProperty("VA")
        VA,
        @JsonProperty("kVA")
        KVA,
        @JsonProperty("var")
        VAR,
        @JsonProperty("kvar")
        KVAR,
        @JsonProperty("A")
        A,
        @JsonProperty("V")
        V,
        @JsonProperty("K")
        K,
        @JsonProperty("Celcius")
        CELCIUS,
        @JsonProperty("Celsius")
        CELSIUS,
        @JsonProperty("Fahrenheit")
        FAHRENHEIT,
        @JsonProperty("Percent")
        PERCENT
    }
}
