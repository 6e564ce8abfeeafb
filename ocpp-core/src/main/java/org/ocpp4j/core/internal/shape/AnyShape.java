package org.ocpp4j.core.internal.shape;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Any JSON, {@code null} too: a value without a type, as the data of a DataTransfer of OCPP 2.x is. */
record AnyShape() implements ValueShape {
    @Override
    public Object read(JsonNode node, Reading reading) {
        return node;
    }

    @Override
    public JsonNode write(Object value) {
        return (JsonNode) value;
    }

    @Override
    public void describe(ObjectNode schema) {}
}
