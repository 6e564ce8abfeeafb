package org.ocpp4j.core.internal.shape;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.WireEnum;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** One of the listed names; any other name is read as a value that is not known. */
record EnumShape(Function<String, WireEnum> of, List<? extends WireEnum> values) implements ValueShape {
    @Override
    public @Nullable Object read(JsonNode node, Reading reading) {
        if (!node.isString()) {
            reading.violated("type", "string", node);
            return node.isNumber() || node.isBoolean() ? of.apply(node.asString()) : null;
        }
        WireEnum value = of.apply(node.stringValue());
        if (!value.isKnown()) {
            reading.violated("enum", values.toString(), node);
        }
        return value;
    }

    @Override
    public JsonNode write(Object value) {
        return StringNode.valueOf(((WireEnum) value).wireName());
    }

    @Override
    public void describe(ObjectNode schema) {
        schema.put("type", "string");
        ArrayNode names = schema.putArray("enum");
        values.forEach(value -> names.add(value.wireName()));
    }
}
