package org.ocpp4j.core.internal.shape;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.ObjectNode;

/** A decimal number, perhaps with a step and bounds; exact. */
record DecimalShape(@Nullable BigDecimal multipleOf, Bounds bounds) implements ValueShape {
    /** Numbers of more digits than this are not divided by a step that is no power of ten. */
    private static final int MOST_DIGITS = 400;

    @Override
    public @Nullable Object read(JsonNode node, Reading reading) {
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            if (multipleOf != null && !isMultiple(number, multipleOf)) {
                reading.violated("multipleOf", multipleOf.toPlainString(), node);
            }
            bounds.admit(number, node, reading);
            return number;
        }
        reading.violated("type", "number", node);
        // The frame's limit on numbers does not bound text, and the cost of a long number grows with the square of its
        // length.
        if (node.isString() && node.stringValue().length() <= MOST_DIGITS) {
            try {
                return new BigDecimal(node.stringValue().trim());
            } catch (NumberFormatException notANumber) {
                return null;
            }
        }
        return null;
    }

    /**
     * Never expands an exponent: {@code 1e999999999} costs as much as {@code 1}. Zeros are stripped only where the
     * scale is above the scale of the step, since stripping overflows at the lowest scale.
     */
    private static boolean isMultiple(BigDecimal number, BigDecimal step) {
        if (step.unscaledValue().equals(BigInteger.ONE)) {
            return number.scale() <= step.scale() || number.stripTrailingZeros().scale() <= step.scale();
        }
        return number.signum() == 0
                || (Math.abs((long) number.precision() - number.scale()) <= MOST_DIGITS
                        && number.remainder(step).signum() == 0);
    }

    @Override
    public JsonNode write(Object value) {
        return DecimalNode.valueOf((BigDecimal) value);
    }

    @Override
    public void describe(ObjectNode schema) {
        schema.put("type", "number");
        bounds.describe(schema);
        if (multipleOf != null) {
            schema.put("multipleOf", multipleOf);
        }
    }
}
