package org.ocpp4j.server.command;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.codec.MessageSchemas;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Problems;
import org.ocpp4j.server.rest.RequestForm;
import org.ocpp4j.server.rest.RequestJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A payload in {@code application/x-www-form-urlencoded}, turned into JSON by the schema of its action.
 *
 * <p>{@code connectorId=1} becomes a number where the schema has one. A field of an object within is named {@code
 * csChargingProfiles.stackLevel} or {@code csChargingProfiles[stackLevel]}; an element of a list {@code key.0}, or the
 * field is given several times. An object or a list may also stand in one field as JSON. A value that does not fit the
 * schema stays text, so that the check of the payload reports it.
 */
final class FormPayload {
    private static final int DEEPEST = 16;

    /** One field: its own values, and the fields below it. */
    private static final class Field {
        private final List<String> values = new ArrayList<>();
        private final Map<String, Field> below = new LinkedHashMap<>();
    }

    private FormPayload() {}

    /**
     * Turns a form into a payload.
     *
     * @throws ProblemException if it is malformed; it names the place
     */
    static JsonNode of(String form, String action) {
        Field root = new Field();
        RequestForm.fields(form)
                .forEach((name, values) -> place(root, name).values.addAll(values));
        return object(root, schemas(action));
    }

    /** Schemas of all versions that have the action; the first that knows a member decides. */
    private static List<JsonNode> schemas(String action) {
        List<JsonNode> schemas = new ArrayList<>();
        for (OcppVersion version : Actions.VERSIONS) {
            MessageSchemas.find(version, action, MessageKind.REQUEST).ifPresent(schemas::add);
        }
        return schemas;
    }

    private static Field place(Field root, String name) {
        String[] steps = name.replace("]", "").replace('[', '.').split("\\.", -1);
        if (steps.length > DEEPEST) {
            throw Problems.invalidBody("", "has a field deeper than " + DEEPEST + " levels");
        }
        Field field = root;
        for (int step = 0; step < steps.length; step++) {
            boolean appends = step > 0 && step == steps.length - 1 && steps[step].isEmpty(); // key[]=a&key[]=b
            field = appends ? field : field.below.computeIfAbsent(steps[step], absent -> new Field());
        }
        return field;
    }

    private static ObjectNode object(Field field, List<JsonNode> schemas) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        field.below.forEach(
                (name, member) -> object.set(name, value(name, member, below("properties", name, schemas))));
        return object;
    }

    private static List<JsonNode> below(String keyword, @Nullable String name, List<JsonNode> schemas) {
        return schemas.stream()
                .map(schema -> name == null
                        ? schema.path(keyword)
                        : schema.path(keyword).path(name))
                .filter(schema -> !schema.isMissingNode())
                .toList();
    }

    private static JsonNode value(String name, Field field, List<JsonNode> schemas) {
        if (!field.values.isEmpty() && !field.below.isEmpty()) {
            throw wrong(name, "is given as a whole and in parts");
        }
        String type = schemas.isEmpty() ? "" : schemas.get(0).path("type").asString("");
        if (!field.below.isEmpty()) {
            return type.equals("array") ? elements(name, field, schemas) : object(field, schemas);
        }
        String first = field.values.get(0);
        if (type.equals("array")
                && !(field.values.size() == 1 && first.stripLeading().startsWith("["))) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            field.values.forEach(text -> array.add(scalar(name, text, below("items", null, schemas))));
            return array;
        }
        if (field.values.size() > 1) {
            throw wrong(name, "is given several times and is no list");
        }
        return scalar(name, first, schemas);
    }

    private static ArrayNode elements(String name, Field field, List<JsonNode> schemas) {
        Map<Integer, Field> ordered = new TreeMap<>();
        field.below.forEach((number, element) -> {
            if (!number.matches("\\d{1,6}")) {
                throw wrong(
                        name,
                        "is a list: " + name + "." + Problems.shorten(number) + " needs the number of an element");
            }
            ordered.put(Integer.valueOf(number), element);
        });
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        ordered.values().forEach(element -> array.add(value(name, element, below("items", null, schemas))));
        return array;
    }

    private static JsonNode scalar(String name, String text, List<JsonNode> schemas) {
        String type = schemas.isEmpty() ? "" : schemas.get(0).path("type").asString("");
        try {
            return switch (type) {
                case "integer" -> JsonNodeFactory.instance.numberNode(new BigInteger(number(text)));
                case "number" -> JsonNodeFactory.instance.numberNode(new BigDecimal(number(text)));
                case "boolean" ->
                    text.equals("true") || text.equals("false")
                            ? BooleanNode.valueOf(text.equals("true"))
                            : StringNode.valueOf(text);
                case "object", "array" -> RequestJson.read(Json.MAPPER, text, "/" + name);
                default -> StringNode.valueOf(text);
            };
        } catch (NumberFormatException noNumber) {
            return StringNode.valueOf(text);
        }
    }

    private static ProblemException wrong(String name, String reason) {
        return Problems.invalidBody("/" + name, reason);
    }

    private static String number(String text) {
        if (text.length() > 200) { // reading costs the square of the length
            throw new NumberFormatException("too long");
        }
        return text.strip();
    }
}
