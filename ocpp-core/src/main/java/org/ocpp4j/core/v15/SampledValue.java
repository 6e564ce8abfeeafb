package org.ocpp4j.core.v15;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.XmlAttribute;

/**
 * One measured value with its description (OCPP 1.5, MeterValues.req). In XML it is the element {@code value} of a
 * meter value: the text is the value, and the other components are attributes.
 *
 * @param value the value as text: a decimal number, or a signed block if the format says so
 * @param context occasion of the reading; null means {@link ReadingContext#SAMPLE_PERIODIC Sample.Periodic}
 * @param format form of the value; null means {@link ValueFormat#RAW Raw}
 * @param measurand quantity that was measured; null means
 *     {@link Measurand#ENERGY_ACTIVE_IMPORT_REGISTER Energy.Active.Import.Register}
 * @param location place of the measurement; null means {@link Location#OUTLET Outlet}
 * @param unit unit of the value; null means {@link UnitOfMeasure#WH Wh}
 */
public record SampledValue(
        String value,
        @XmlAttribute @Nullable ReadingContext context,
        @XmlAttribute @Nullable ValueFormat format,
        @XmlAttribute @Nullable Measurand measurand,
        @XmlAttribute @Nullable Location location,
        @XmlAttribute @Nullable UnitOfMeasure unit) {

    /** Sets the required components; the optional ones are null. */
    public SampledValue(String value) {
        this(value, null, null, null, null, null);
    }

    /** Returns a copy with this {@code context}; null removes it. */
    public SampledValue withContext(@Nullable ReadingContext context) {
        return new SampledValue(value, context, format, measurand, location, unit);
    }

    /** Returns a copy with this {@code format}; null removes it. */
    public SampledValue withFormat(@Nullable ValueFormat format) {
        return new SampledValue(value, context, format, measurand, location, unit);
    }

    /** Returns a copy with this {@code measurand}; null removes it. */
    public SampledValue withMeasurand(@Nullable Measurand measurand) {
        return new SampledValue(value, context, format, measurand, location, unit);
    }

    /** Returns a copy with this {@code location}; null removes it. */
    public SampledValue withLocation(@Nullable Location location) {
        return new SampledValue(value, context, format, measurand, location, unit);
    }

    /** Returns a copy with this {@code unit}; null removes it. */
    public SampledValue withUnit(@Nullable UnitOfMeasure unit) {
        return new SampledValue(value, context, format, measurand, location, unit);
    }
}
