package org.ocpp4j.core.internal.shape;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A string, perhaps of limited length. */
record TextShape(int maxLength, @Nullable String format) implements ValueShape {
    @Override
    public @Nullable Object read(JsonNode node, Reading reading) {
        if (!node.isString()) {
            reading.violated("type", "string", node);
            return node.isNumber() || node.isBoolean() ? node.asString() : null;
        }
        String text = node.stringValue();
        // A code point takes at most two chars, so most texts need no count.
        if (text.length() > maxLength && text.codePointCount(0, text.length()) > maxLength) {
            reading.violated("maxLength", Integer.toString(maxLength), node);
        }
        return text;
    }

    @Override
    public JsonNode write(Object value) {
        return StringNode.valueOf((String) value);
    }

    @Override
    public void describe(ObjectNode schema) {
        schema.put("type", "string");
        if (maxLength != Integer.MAX_VALUE) {
            schema.put("maxLength", maxLength);
        }
        if (format != null) {
            schema.put("format", format);
        }
    }
}
