package org.ocpp4j.core.codec;

import java.util.Optional;
import org.ocpp4j.core.internal.shape.RecordShape;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas of messages, for documentation, forms and other validators. They are generated from the records; for the
 * versions of the library, the jar also contains them, under {@code org/ocpp4j/core/schemas/}.
 */
public final class MessageSchemas {
    private MessageSchemas() {}

    /**
     * Finds the schema of a message.
     *
     * @param version the version
     * @param action the name of the action, compared exactly
     * @param kind which of its messages
     * @return a schema that the caller may change, or empty if the version lacks the action or the action lacks the
     *     message
     */
    public static Optional<ObjectNode> find(OcppVersion version, String action, MessageKind kind) {
        return MessageCodec.of(version)
                .action(action)
                .filter(found -> found.messages().contains(kind))
                .map(found -> generate(version, found, kind));
    }

    /**
     * The location of a schema in the jar.
     *
     * @param version the version
     * @param action the name of the action
     * @param kind which of its messages
     * @return an absolute resource name
     */
    public static String resource(OcppVersion version, String action, MessageKind kind) {
        return "/org/ocpp4j/core/schemas/" + version.name() + "/" + action + kind.suffix() + ".json";
    }

    /**
     * Generates the schema of a message from its record.
     *
     * @param version the version
     * @param action an action of the version
     * @param kind which of its {@linkplain Action#messages messages}
     * @return a new schema
     */
    public static ObjectNode generate(OcppVersion version, Action<?, ?> action, MessageKind kind) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        String name = action.name() + kind.suffix();
        schema.put("$schema", action.draft().uri());
        schema.put(action.draft().idKeyword(), "urn:ocpp4j:" + version.name() + ":" + name);
        schema.put("title", name);
        RecordShape.of(action.type(kind)).describe(schema);
        return schema;
    }
}
