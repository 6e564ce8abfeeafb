package org.ocpp4j.server.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.codec.MessageSchemas;
import org.ocpp4j.core.codec.Violation;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether a command can be said in a version, and in which order its members go. Thread-safe. */
final class PayloadRules {
    private static final List<OcppVersion> VERSIONS = List.of(Ocpp16.VERSION, Ocpp15.VERSION);

    private final Map<Action<?, ?>, ObjectNode> schemas = new ConcurrentHashMap<>();

    static OcppVersion version(String name) {
        return name.equals(Ocpp15.VERSION.name()) ? Ocpp15.VERSION : Ocpp16.VERSION;
    }

    /** The actions that the central system can send in a version, in the order of the version. */
    static List<Action<?, ?>> actions(OcppVersion version) {
        return version.actions().stream().filter(Action::isToStation).toList();
    }

    /** Whether any version has an action for stations. */
    static boolean isKnown(String action) {
        return VERSIONS.stream().anyMatch(version -> find(version, action).isPresent());
    }

    static Optional<Action<?, ?>> find(OcppVersion version, String action) {
        return MessageCodec.of(version).action(action).filter(Action::isToStation);
    }

    /** What stands against a command, if anything does. */
    Optional<Outcome> problem(OcppVersion version, String action, ObjectNode payload) {
        Optional<Action<?, ?>> found = find(version, action);
        if (found.isEmpty()) {
            return Optional.of(
                    Outcome.never(Outcome.Kind.ACTION_NOT_IN_VERSION, "OCPP " + version.name() + " has no " + action));
        }
        List<Violation> violations = MessageCodec.of(version).validate(found.get(), MessageKind.REQUEST, payload);
        if (violations.isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        violations.forEach(violation -> texts.add(violation.message()));
        return Optional.of(new Outcome(
                Outcome.Kind.INVALID_PAYLOAD,
                false,
                "The payload is no " + action + " of OCPP " + version.name() + ": " + String.join("; ", texts),
                violations(violations)));
    }

    static ObjectNode violations(List<Violation> violations) {
        ObjectNode particulars = JsonMapper.shared().createObjectNode();
        ArrayNode list = particulars.putArray("violations");
        for (Violation violation : violations) {
            list.addObject()
                    .put("pointer", violation.pointer())
                    .put("keyword", violation.keyword())
                    .put("expected", violation.expected())
                    .put("message", violation.message());
        }
        return particulars;
    }

    /** The same payload, its members in the order of the schema; values stay as they are. */
    ObjectNode ordered(OcppVersion version, String action, ObjectNode payload) {
        Action<?, ?> found = find(version, action).orElseThrow();
        ObjectNode schema =
                schemas.computeIfAbsent(found, known -> MessageSchemas.generate(version, known, MessageKind.REQUEST));
        return (ObjectNode) ordered(schema, payload);
    }

    private static JsonNode ordered(JsonNode schema, JsonNode value) {
        if (value instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(element -> copy.add(ordered(schema.path("items"), element)));
            return copy;
        }
        if (!(value instanceof ObjectNode object)) {
            return value;
        }
        ObjectNode copy = object.objectNode();
        schema.path("properties").forEachEntry((name, property) -> {
            JsonNode member = object.get(name);
            if (member != null) {
                copy.set(name, ordered(property, member));
            }
        });
        object.forEachEntry((name, member) -> {
            if (!copy.has(name)) {
                copy.set(name, member);
            }
        });
        return copy;
    }
}
