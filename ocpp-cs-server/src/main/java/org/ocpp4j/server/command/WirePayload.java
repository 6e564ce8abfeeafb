package org.ocpp4j.server.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.codec.MessageSchemas;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the members of payloads into the order of their schema and leaves every value as it was given: to read them into
 * records and write them again would turn times into UTC and drop their microseconds.
 */
final class WirePayload {
    private record Message(OcppVersion version, String action) {}

    private static final Map<Message, ObjectNode> SCHEMAS = new ConcurrentHashMap<>();

    private WirePayload() {}

    static List<Violation> violations(OcppVersion version, Action<?, ?> action, JsonNode payload) {
        return MessageCodec.of(version).validate(action, MessageKind.REQUEST, payload);
    }

    /** The same payload, members in the order of the schema. The payload is valid. */
    static JsonNode ordered(OcppVersion version, Action<?, ?> action, JsonNode payload) {
        ObjectNode schema = SCHEMAS.computeIfAbsent(
                new Message(version, action.name()),
                message -> MessageSchemas.generate(version, action, MessageKind.REQUEST));
        return ordered(payload, schema);
    }

    private static JsonNode ordered(JsonNode value, JsonNode schema) {
        if (value instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> copy.add(ordered(element, schema.path("items"))));
            return copy;
        }
        if (!(value instanceof ObjectNode object)) {
            return value;
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            JsonNode member = object.get(property.getKey());
            if (member != null) {
                copy.set(property.getKey(), ordered(member, property.getValue()));
            }
        }
        return copy;
    }
}
