package org.ocpp4j.core.internal.shape;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A list; one element that cannot be read makes the whole list unreadable, so that no element is lost silently. */
record ListShape(ValueShape element, int minItems, int maxItems) implements ValueShape {
    @Override
    public @Nullable Object read(JsonNode node, Reading reading) {
        if (!node.isArray()) {
            reading.violated("type", "array", node);
            return null;
        }
        if (node.size() < minItems) {
            reading.violated("minItems", Integer.toString(minItems), node.size() + " elements");
        }
        if (node.size() > maxItems) {
            reading.violated("maxItems", Integer.toString(maxItems), node.size() + " elements");
        }
        List<Object> elements = new ArrayList<>(node.size());
        int index = 0;
        for (JsonNode child : node) {
            reading.enter(index++);
            Object value = element.read(child, reading);
            reading.leave();
            if (value != null) {
                elements.add(value);
            }
        }
        return elements.size() == node.size() ? elements : null;
    }

    @Override
    public JsonNode write(Object value) {
        List<?> elements = (List<?>) value;
        ArrayNode array = JsonNodeFactory.instance.arrayNode(elements.size());
        for (Object each : elements) {
            array.add(element.write(each));
        }
        return array;
    }

    @Override
    public void describe(ObjectNode schema) {
        schema.put("type", "array");
        if (minItems > 0) {
            schema.put("minItems", minItems);
        }
        if (maxItems != Integer.MAX_VALUE) {
            schema.put("maxItems", maxItems);
        }
        element.describe(schema.putObject("items"));
    }
}
