package org.ocpp4j.server.rest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What must hold for a description in OpenAPI 3.1, as far as programs trip over it. */
public final class OpenApiRules {
    private static final Pattern IN_BRACES = Pattern.compile("\\{([^}]+)}");
    private static final Set<String> TYPES =
            Set.of("string", "integer", "number", "boolean", "object", "array", "null");

    private OpenApiRules() {}

    /** What does not hold. */
    public static List<String> problems(JsonNode document) {
        List<String> problems = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        document.path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> {
                    String where = method + " " + path + ": ";
                    if (!ids.add(operation.path("operationId").asString(""))) {
                        problems.add(where + "operationId is missing or there twice");
                    }
                    if (operation.path("summary").asString("").isEmpty()
                            && !operation.path("operationId").asString("").endsWith("Thing")) {
                        problems.add(where + "no summary");
                    }
                    if (operation.path("responses").isEmpty()) {
                        problems.add(where + "no responses");
                    }
                    operation.path("responses").forEachEntry((status, response) -> {
                        if (response.path("description").asString("").isEmpty()) {
                            problems.add(where + status + " has no description");
                        }
                    });
                    Set<String> declared = new HashSet<>();
                    for (JsonNode parameter : operation.path("parameters")) {
                        if (parameter.path("in").asString().equals("path")) {
                            declared.add(parameter.path("name").asString());
                            if (!parameter.path("required").asBoolean()) {
                                problems.add(where + "a parameter of the path is not required");
                            }
                        }
                    }
                    Set<String> needed = new HashSet<>();
                    Matcher braces = IN_BRACES.matcher(path);
                    while (braces.find()) {
                        needed.add(braces.group(1));
                    }
                    if (!declared.equals(needed)) {
                        problems.add(where + "the path needs " + needed + ", declared are " + declared);
                    }
                }));
        look(document, document, "", problems);
        return problems;
    }

    private static void look(JsonNode document, JsonNode node, String place, List<String> problems) {
        JsonNode reference = node.path("$ref");
        if (reference.isString()
                && document.at(reference.asString().substring(1)).isMissingNode()) {
            problems.add(place + ": leads nowhere: " + reference.asString());
        }
        JsonNode type = node.path("type");
        if (type.isString() && node.has("properties") && !TYPES.contains(type.asString())) {
            problems.add(place + ": no type of JSON Schema: " + type);
        }
        if (node.isObject()) {
            node.forEachEntry((name, child) -> look(document, child, place + "/" + name, problems));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                look(document, node.path(i), place + "/" + i, problems);
            }
        }
    }
}
