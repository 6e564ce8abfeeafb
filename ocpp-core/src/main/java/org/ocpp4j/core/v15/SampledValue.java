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
    /**
     * Starts a sampled value with its required component.
     *
     * @param value the value as text: a decimal number, or a signed block if the format says so
     * @return a builder whose optional components are absent
     */
    public static Builder builder(String value) {
        return new Builder(value);
    }

    /** Collects the optional components; not safe for use by several threads. */
    public static final class Builder {
        private final String value;
        private @Nullable ReadingContext context;
        private @Nullable ValueFormat format;
        private @Nullable Measurand measurand;
        private @Nullable Location location;
        private @Nullable UnitOfMeasure unit;

        private Builder(String value) {
            this.value = value;
        }

        /**
         * Sets the occasion of the reading.
         *
         * @param value occasion of the reading, or null for Sample.Periodic
         * @return this builder
         */
        public Builder context(@Nullable ReadingContext value) {
            this.context = value;
            return this;
        }

        /**
         * Sets the form of the value.
         *
         * @param value form of the value, or null for Raw
         * @return this builder
         */
        public Builder format(@Nullable ValueFormat value) {
            this.format = value;
            return this;
        }

        /**
         * Sets the quantity that was measured.
         *
         * @param value quantity that was measured, or null for Energy.Active.Import.Register
         * @return this builder
         */
        public Builder measurand(@Nullable Measurand value) {
            this.measurand = value;
            return this;
        }

        /**
         * Sets the place of the measurement.
         *
         * @param value place of the measurement, or null for Outlet
         * @return this builder
         */
        public Builder location(@Nullable Location value) {
            this.location = value;
            return this;
        }

        /**
         * Sets the unit of the value.
         *
         * @param value unit of the value, or null for Wh
         * @return this builder
         */
        public Builder unit(@Nullable UnitOfMeasure value) {
            this.unit = value;
            return this;
        }

        /**
         * Makes the sampled value.
         *
         * @return the sampled value
         */
        public SampledValue build() {
            return new SampledValue(value, context, format, measurand, location, unit);
        }
    }
}
