package org.ocpp4j.core.internal.shape;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A point in time; read in the syntax of the version, written in UTC with milliseconds. */
record TimestampShape() implements ValueShape {
    @Override
    public @Nullable Object read(JsonNode node, Reading reading) {
        if (!node.isString()) {
            reading.violated("type", "string", node);
            return null;
        }
        String text = node.stringValue();
        Instant exact = Timestamps.parse(text, reading.timestamps());
        if (exact != null) {
            return exact;
        }
        reading.violated("format", "date-time", node);
        return Timestamps.parseLenient(text);
    }

    @Override
    public JsonNode write(Object value) {
        return StringNode.valueOf(Timestamps.format((Instant) value));
    }

    @Override
    public void describe(ObjectNode schema) {
        schema.put("type", "string").put("format", "date-time");
    }
}
