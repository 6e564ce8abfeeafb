package org.ocpp4j.core.internal.shape;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/** A boolean. */
record BooleanShape() implements ValueShape {
    @Override
    public @Nullable Object read(JsonNode node, Reading reading) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        reading.violated("type", "boolean", node);
        return switch (node.isString() ? node.stringValue() : "") {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }

    @Override
    public JsonNode write(Object value) {
        return BooleanNode.valueOf((Boolean) value);
    }

    @Override
    public void describe(ObjectNode schema) {
        schema.put("type", "boolean");
    }
}
