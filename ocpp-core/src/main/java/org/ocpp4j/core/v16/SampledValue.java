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

    /**
     * Starts a value with its required components.
     *
     * @param value number in decimal notation, or signed data if the format says so
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
        private @Nullable Phase phase;
        private @Nullable Location location;
        private @Nullable UnitOfMeasure unit;

        private Builder(String value) {
            this.value = value;
        }

        /**
         * Sets the occasion of the measurement.
         *
         * @param value occasion of the measurement, or null for {@code Sample.Periodic}
         * @return this builder
         */
        public Builder context(@Nullable ReadingContext value) {
            this.context = value;
            return this;
        }

        /**
         * Sets the way the value is encoded.
         *
         * @param value way the value is encoded, or null for {@code Raw}
         * @return this builder
         */
        public Builder format(@Nullable ValueFormat value) {
            this.format = value;
            return this;
        }

        /**
         * Sets the measured quantity.
         *
         * @param value measured quantity, or null for {@code Energy.Active.Import.Register}
         * @return this builder
         */
        public Builder measurand(@Nullable Measurand value) {
            this.measurand = value;
            return this;
        }

        /**
         * Sets the conductors that were measured.
         *
         * @param value conductors that were measured, or null for all phases together
         * @return this builder
         */
        public Builder phase(@Nullable Phase value) {
            this.phase = value;
            return this;
        }

        /**
         * Sets the place of the measurement.
         *
         * @param value place of the measurement, or null for {@code Outlet}
         * @return this builder
         */
        public Builder location(@Nullable Location value) {
            this.location = value;
            return this;
        }

        /**
         * Sets the unit of the value.
         *
         * @param value unit of the value, or null for {@code Wh} where the measurand is an energy
         * @return this builder
         */
        public Builder unit(@Nullable UnitOfMeasure value) {
            this.unit = value;
            return this;
        }

        /**
         * Makes the value.
         *
         * @return the value
         */
        public SampledValue build() {
            return new SampledValue(value, context, format, measurand, phase, location, unit);
        }
    }
}
