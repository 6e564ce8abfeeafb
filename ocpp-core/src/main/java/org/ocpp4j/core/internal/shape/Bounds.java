package org.ocpp4j.core.internal.shape;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The bounds of a number, both inclusive; null is no bound. */
record Bounds(@Nullable BigDecimal minimum, @Nullable BigDecimal maximum) {
    /** Returns false, and records the violation, if the number lies outside. */
    boolean admit(BigDecimal number, JsonNode node, Reading reading) {
        if (minimum != null && number.compareTo(minimum) < 0) {
            reading.violated("minimum", range(), node);
            return false;
        }
        if (maximum != null && number.compareTo(maximum) > 0) {
            reading.violated("maximum", range(), node);
            return false;
        }
        return true;
    }

    boolean areNone() {
        return minimum == null && maximum == null;
    }

    void describe(ObjectNode schema) {
        if (minimum != null) {
            schema.put("minimum", minimum);
        }
        if (maximum != null) {
            schema.put("maximum", maximum);
        }
    }

    private String range() {
        if (minimum == null || maximum == null) {
            return minimum == null ? text(maximum) + " or less" : text(minimum) + " or more";
        }
        return text(minimum) + " to " + text(maximum);
    }

    private static String text(@Nullable BigDecimal bound) {
        return bound == null ? "" : bound.toPlainString();
    }
}
