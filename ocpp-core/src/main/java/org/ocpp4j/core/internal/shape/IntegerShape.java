package org.ocpp4j.core.internal.shape;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A whole number: an {@code int} where the version bounds it to 32 bits, else a {@code long}. The official JSON schemas
 * of 1.6 set no bound at all; a number beyond {@code long} is therefore valid, but cannot be read.
 */
record IntegerShape(boolean bits32, Bounds bounds) implements ValueShape {
    private static final String RANGE = Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;

    @Override
    public @Nullable Object read(JsonNode node, Reading reading) {
        if (node.isIntegralNumber()) {
            if (node.canConvertToLong()) {
                return bounded(node.longValue(), node, reading);
            }
            return tooLarge(node.bigIntegerValue().signum(), node, reading);
        }
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            // Stripping zeros overflows at the lowest scale.
            boolean whole = number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0;
            if (!whole || !reading.integralDecimals()) {
                reading.violated("type", "integer", node);
            }
            return whole ? exactLong(number, node, reading) : null;
        }
        reading.violated("type", "integer", node);
        if (node.isString()) {
            try {
                return bounded(Long.parseLong(node.stringValue().trim()), node, reading);
            } catch (NumberFormatException notANumber) {
                return null;
            }
        }
        return null;
    }

    private @Nullable Object exactLong(BigDecimal whole, JsonNode node, Reading reading) {
        try {
            return bounded(whole.longValueExact(), node, reading);
        } catch (ArithmeticException tooLarge) {
            return tooLarge(whole.signum(), node, reading);
        }
    }

    private @Nullable Object tooLarge(int sign, JsonNode node, Reading reading) {
        if (!bounds.admit(node.decimalValue(), node, reading)) {
            return null;
        }
        if (bits32) {
            reading.violated(sign < 0 ? "minimum" : "maximum", RANGE, node);
        } else {
            reading.unreadable(sign < 0 ? "minimum" : "maximum", Long.MIN_VALUE + " to " + Long.MAX_VALUE, node);
        }
        return null;
    }

    private @Nullable Object bounded(long value, JsonNode node, Reading reading) {
        boolean admitted = bounds.areNone() || bounds.admit(BigDecimal.valueOf(value), node, reading);
        if (!bits32) {
            return value;
        }
        if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
            if (!admitted) {
                return null;
            }
            reading.violated(value < 0 ? "minimum" : "maximum", RANGE, node);
            return null;
        }
        return (int) value;
    }

    @Override
    public JsonNode write(Object value) {
        return bits32 ? IntNode.valueOf((Integer) value) : LongNode.valueOf((Long) value);
    }

    @Override
    public void describe(ObjectNode schema) {
        schema.put("type", "integer");
        if (bits32) {
            schema.put("minimum", Integer.MIN_VALUE).put("maximum", Integer.MAX_VALUE);
        }
        bounds.describe(schema);
    }
}
