package org.ocpp4j.server.command;

import java.util.List;
import java.util.Set;
import org.ocpp4j.core.codec.MessageSchemas;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.server.rest.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The exact schemas of messages for the description of the API. Where the versions differ in more than the bounds that
 * 1.5 sets to whole numbers, a message has two schemas, of which one must fit.
 */
final class ActionSchemas {
    private static final Set<String> OF_DOCUMENTS = Set.of("$schema", "id", "$id");
    private static final Set<String> BOUNDS = Set.of("minimum", "maximum");

    private ActionSchemas() {}

    static Schema of(String action, MessageKind kind) {
        ObjectNode newest = find(action, kind).get(0);
        ObjectNode schema = differs(action, kind) ? both(action, kind) : newest;
        return new Schema.Written(action + kind.suffix(), schema);
    }

    static boolean differs(String action, MessageKind kind) {
        List<ObjectNode> versions = find(action, kind);
        return versions.size() > 1 && !unbounded(versions.get(0)).equals(unbounded(versions.get(1)));
    }

    private static List<ObjectNode> find(String action, MessageKind kind) {
        return Actions.VERSIONS.stream()
                .flatMap(version -> MessageSchemas.find(version, action, kind).stream())
                .peek(schema -> OF_DOCUMENTS.forEach(schema::remove))
                .toList();
    }

    private static ObjectNode both(String action, MessageKind kind) {
        List<ObjectNode> versions = find(action, kind);
        String name = action + kind.suffix();
        ObjectNode either = JsonNodeFactory.instance.objectNode().put("title", name);
        ArrayNode anyOf = either.putArray("anyOf");
        anyOf.add(versions.get(0).put("title", name + " of OCPP " + Ocpp16.VERSION.name()));
        anyOf.add(versions.get(1).put("title", name + " of OCPP " + Ocpp15.VERSION.name()));
        return either;
    }

    private static JsonNode unbounded(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().stream()
                    .filter(member -> !BOUNDS.contains(member.getKey()))
                    .forEach(member -> copy.set(member.getKey(), unbounded(member.getValue())));
            return copy;
        }
        return schema;
    }
}
