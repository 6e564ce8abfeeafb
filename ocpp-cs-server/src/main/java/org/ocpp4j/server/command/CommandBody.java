package org.ocpp4j.server.command;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.codec.MessageSchemas;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.server.api.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the payload of a command: JSON, whatever the request calls it, as long as it begins with a brace; else a form, one
 * field for each member. A field of a form becomes what the schema says: a number, a truth value, or, for objects and
 * lists, the JSON that it holds. Nothing at all is {@code {}}.
 */
final class CommandBody {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CommandBody() {}

    static ObjectNode read(Context request, String action) {
        String text = new String(request.bodyAsBytes(), StandardCharsets.UTF_8).strip();
        String type = request.contentType();
        boolean form = type != null && type.startsWith("application/x-www-form-urlencoded");
        if (text.isEmpty()) {
            return JSON.createObjectNode();
        }
        return form && !text.startsWith("{") ? form(request, action) : json(text);
    }

    private static ObjectNode json(String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException malformed) {
            var place = malformed.getLocation();
            throw invalid("The body is no JSON: line " + place.getLineNr() + ", column " + place.getColumnNr() + ": "
                    + malformed.getOriginalMessage());
        }
        throw invalid("The body is JSON, but no object; the payload of a command is one");
    }

    private static ObjectNode form(Context request, String action) {
        ObjectNode payload = JSON.createObjectNode();
        JsonNode properties = MessageSchemas.find(Ocpp16.VERSION, action, MessageKind.REQUEST)
                .<JsonNode>map(schema -> schema.path("properties"))
                .orElseGet(JSON::createObjectNode);
        request.formParamMap().forEach((name, values) -> {
            if (values.size() != 1) {
                throw invalid("The field " + name + " is there " + values.size() + " times; a list is one field: JSON");
            }
            payload.set(
                    name,
                    value(
                            name,
                            values.get(0),
                            properties.path(name).path("type").asString("")));
        });
        return payload;
    }

    private static JsonNode value(String name, String text, @Nullable String type) {
        try {
            return switch (type == null ? "" : type) {
                case "integer", "number", "boolean", "object", "array" -> JSON.readTree(text);
                default -> JSON.getNodeFactory().stringNode(text);
            };
        } catch (JacksonException malformed) {
            throw invalid("The field " + name + " is to hold JSON, since it is " + type + " in the schema: '" + text
                    + "' is none");
        }
    }

    static ProblemException invalid(String detail) {
        return Answers.problem(Outcome.never(Outcome.Kind.INVALID_PAYLOAD, detail));
    }
}
