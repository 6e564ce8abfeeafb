package org.ocpp4j.core.v16;

import org.jspecify.annotations.Nullable;

/**
 * One measured value (OCPP 1.6, section 7.43). An absent optional component has a default, which its description names.
 *
 * @param value number in decimal notation, or signed data if the format says so
 * @param context occasion of the measurement; null means {@code Sample.Periodic}
 * @param format way the value is encoded; null means {@code Raw}
 * @param measurand measured quantity; null means {@code Energy.Active.Import.Register}
 * @param phase conductors that were measured; null means all phases together
 * @param location place of the measurement; null means {@code Outlet}
 * @param unit unit of the value; null means {@code Wh} where the measurand is an energy
 */
public record SampledValue(
        String value,
        @Nullable ReadingContext context,
        @Nullable ValueFormat format,
        @Nullable Measurand measurand,
        @Nullable Phase phase,
        @Nullable Location location,
        @Nullable UnitOfMeasure unit) {

    /** Sets the required components; the optional ones are null. */
    public SampledValue(String value) {
        this(value, null, null, null, null, null, null);
    }

    /** Returns a copy with this {@code context}; null removes it. */
    public SampledValue withContext(@Nullable ReadingContext context) {
        return new SampledValue(value, context, format, measurand, phase, location, unit);
    }

    /** Returns a copy with this {@code format}; null removes it. */
    public SampledValue withFormat(@Nullable ValueFormat format) {
        return new SampledValue(value, context, format, measurand, phase, location, unit);
    }

    /** Returns a copy with this {@code measurand}; null removes it. */
    public SampledValue withMeasurand(@Nullable Measurand measurand) {
        return new SampledValue(value, context, format, measurand, phase, location, unit);
    }

    /** Returns a copy with this {@code phase}; null removes it. */
    public SampledValue withPhase(@Nullable Phase phase) {
        return new SampledValue(value, context, format, measurand, phase, location, unit);
    }

    /** Returns a copy with this {@code location}; null removes it. */
    public SampledValue withLocation(@Nullable Location location) {
        return new SampledValue(value, context, format, measurand, phase, location, unit);
    }

    /** Returns a copy with this {@code unit}; null removes it. */
    public SampledValue withUnit(@Nullable UnitOfMeasure unit) {
        return new SampledValue(value, context, format, measurand, phase, location, unit);
    }
}
