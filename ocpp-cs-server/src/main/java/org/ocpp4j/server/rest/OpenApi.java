package org.ocpp4j.server.rest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the description of the API (OpenAPI 3.1) from its operations. For one thread; used once, at start. */
public final class OpenApi {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FORM = "application/x-www-form-urlencoded";

    private final RecordSchemas records = new RecordSchemas();
    private final ObjectNode document = JSON.createObjectNode();
    private final ObjectNode schemas = JSON.createObjectNode();

    private final ObjectNode securitySchemes;

    private OpenApi(ObjectNode securitySchemes) {
        this.securitySchemes = securitySchemes;
    }

    /** The description of operations, as JSON; further security schemes come beside tokens and accounts. */
    public static ObjectNode of(List<Operation> operations, String version, Map<String, Map<String, String>> further) {
        ObjectNode schemes = (ObjectNode) JSON.readTree(ApiTexts.SECURITY_SCHEMES);
        new TreeMap<>(further).forEach((name, scheme) -> schemes.set(name, JSON.valueToTree(new TreeMap<>(scheme))));
        return new OpenApi(schemes).describe(operations, version);
    }

    private ObjectNode describe(List<Operation> operations, String version) {
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "OCPP central system")
                .put("version", version)
                .put("description", ApiTexts.INTRODUCTION)
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", "/");
        ArrayNode tags = document.putArray("tags");
        new TreeSet<>(operations.stream().map(Operation::tag).toList())
                .forEach(tag -> tags.addObject().put("name", tag));
        ObjectNode paths = document.putObject("paths");
        for (Operation operation : operations) {
            String method = operation.method().name().toLowerCase(Locale.ROOT);
            paths.withObjectProperty(operation.path()).set(method, operation(operation));
        }
        schemas.set("Problem", JSON.readTree(ApiTexts.PROBLEM_SCHEMA));
        ObjectNode components = document.putObject("components");
        components.set("schemas", schemas);
        components.set("securitySchemes", securitySchemes);
        return document;
    }

    private ObjectNode operation(Operation operation) {
        ObjectNode described = JSON.createObjectNode();
        described.put("operationId", operation.id());
        described.putArray("tags").add(operation.tag());
        described.put("summary", operation.summary());
        Scope scope = operation.scope();
        String needs = scope == null ? "" : "Needs the scope `" + scope.name().toLowerCase(Locale.ROOT) + "`.";
        String description = (operation.description() + "\n\n" + needs).strip();
        if (!description.isEmpty()) {
            described.put("description", description);
        }
        parameters(operation, described);
        Schema body = operation.body();
        if (body != null) {
            ObjectNode content = described.putObject("requestBody").putObject("content");
            ObjectNode schema = schema(body, false);
            content.putObject(mediaType(body)).set("schema", schema);
            if (body instanceof Schema.Written) {
                content.putObject(FORM).set("schema", schema.deepCopy());
            }
        }
        ObjectNode responses = described.putObject("responses");
        operation.answers().forEach(answer -> answer(responses, answer));
        problems(operation, responses);
        ArrayNode security = described.putArray("security");
        if (scope != null) {
            securitySchemes.propertyNames().forEach(name -> security.addObject().putArray(name));
        }
        return described;
    }

    private static void parameters(Operation operation, ObjectNode described) {
        ArrayNode parameters = described.putArray("parameters");
        for (Parameter parameter : operation.parameters()) {
            ObjectNode entry = parameters.addObject();
            entry.put("name", parameter.name());
            entry.put("in", parameter.place().name().toLowerCase(Locale.ROOT));
            entry.put("required", parameter.place() == Parameter.Place.PATH);
            entry.put("description", parameter.description());
            ObjectNode schema = entry.putObject("schema").put("type", parameter.type());
            if (!parameter.format().isEmpty()) {
                schema.put("format", parameter.format());
            }
        }
    }

    private void answer(ObjectNode responses, Answer answer) {
        String status = Integer.toString(answer.status());
        boolean there = responses.has(status);
        ObjectNode response = responses.withObjectProperty(status);
        response.put(
                "description",
                there ? response.path("description").asString() + " " + answer.description() : answer.description());
        Schema schema = answer.schema();
        if (schema != null) {
            response.withObjectProperty("content").putObject(mediaType(schema)).set("schema", schema(schema, true));
        } else if (answer.status() >= 400) {
            problem(response);
        }
    }

    /** The answers of every operation that does not declare them itself. */
    private static void problems(Operation operation, ObjectNode responses) {
        Map<String, String> common = new TreeMap<>(Map.of(
                "400", "Path, query or body cannot be used; `detail` says why.",
                "403", "This door does not go by that name, or the credentials do not allow this.",
                "500", "Something failed here."));
        if (operation.scope() != null) {
            common.put("401", "Credentials are missing or wrong.");
            common.put(
                    "429",
                    "Too many wrong passwords for the account; `retryAfter` says in how many seconds to try again.");
            common.put("503", "The database cannot be reached now, or there is no room; try again.");
        }
        if (operation.readsBody()) {
            common.put("408", "`bodyTooSlow`: the body did not arrive in time.");
            common.put("413", "`bodyTooLarge`: it has more than " + operation.largestBody() + " bytes.");
            common.put("415", "The body is of another kind or is compressed.");
            common.put("503", "The database cannot be reached now, or there is no room; try again.");
        }
        common.keySet().stream()
                .filter(status -> !responses.has(status))
                .forEach(status -> problem(responses.putObject(status).put("description", common.get(status))));
    }

    private static void problem(ObjectNode response) {
        response.putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem");
    }

    private static String mediaType(@Nullable Schema schema) {
        return schema instanceof Schema.Text text ? text.mediaType() : "application/json";
    }

    private ObjectNode schema(Schema schema, boolean answer) {
        if (schema instanceof Schema.OfRecord object) {
            return reference(object.type(), answer);
        }
        if (schema instanceof Schema.ListOf list) {
            return JSON.createObjectNode().put("type", "array").set("items", reference(list.type(), answer));
        }
        if (schema instanceof Schema.Wrapped wrapped) {
            ObjectNode object = JSON.createObjectNode().put("type", "object");
            object.putObject("properties").set(wrapped.member(), schema(new Schema.ListOf(wrapped.type()), answer));
            object.putArray("required").add(wrapped.member());
            return object;
        }
        if (schema instanceof Schema.Written written) {
            return named(written.name(), inOpenApi(written.schema()));
        }
        return JSON.createObjectNode().put("type", "string");
    }

    private ObjectNode reference(Class<?> type, boolean answer) {
        return named(type.getSimpleName(), answer ? records.ofAnswer(type) : records.ofRequest(type));
    }

    private ObjectNode named(String name, JsonNode schema) {
        JsonNode there = schemas.get(name);
        if (there != null && !there.equals(schema)) {
            throw new IllegalStateException("Two schemas have the name " + name);
        }
        schemas.set(name, schema);
        return JSON.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    /** Schemas of messages are older drafts, which differ in the name of their id only, as far as they are used. */
    private static ObjectNode inOpenApi(ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        copy.remove(List.of("$schema", "$id", "id"));
        return copy;
    }
}
