package org.ocpp4j.server.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The body of {@code POST /api/v1/commands}. */
record BulkBody(String action, JsonNode payload, @Nullable List<String> stations, boolean connected) {
    private static final Set<String> MEMBERS = Set.of("action", "payload", "stations", "all", "connected");
    private static final int LONGEST_IDENTITY = 255;

    /**
     * Reads a body.
     *
     * @throws ProblemException if it is none; it names everything that is wrong
     */
    static BulkBody of(JsonNode body) {
        List<Map<String, Object>> violations = new ArrayList<>();
        if (!body.isObject()) {
            violations.add(violation("", "type", "payload: expected object"));
            throw refused(violations);
        }
        for (String member : body.propertyNames()) {
            if (!MEMBERS.contains(member)) {
                violations.add(violation("", "additionalProperties", "member " + member + " is not allowed here"));
            }
        }
        JsonNode action = body.path("action");
        if (!action.isString()) {
            violations.add(violation("/action", "type", "/action: expected string"));
        }
        for (String member : List.of("all", "connected")) {
            if (body.has(member) && !body.path(member).isBoolean()) {
                violations.add(violation("/" + member, "type", "/" + member + ": expected boolean"));
            }
        }
        boolean all = body.path("all").asBoolean(false);
        if (all == body.has("stations")) {
            violations.add(violation("", "oneOf", "needs either stations, a list, or all, true"));
        }
        if (!all && body.has("connected")) {
            violations.add(violation("/connected", "dependentRequired", "/connected: only beside all, true"));
        }
        List<String> stations = body.has("stations") ? stations(body.path("stations"), violations) : null;
        if (!violations.isEmpty()) {
            throw refused(violations);
        }
        JsonNode payload = body.has("payload") ? body.path("payload") : JsonNodeFactory.instance.objectNode();
        return new BulkBody(
                action.stringValue(), payload, stations, body.path("connected").asBoolean(false));
    }

    private static List<String> stations(JsonNode list, List<Map<String, Object>> violations) {
        if (!list.isArray() || list.isEmpty()) {
            violations.add(violation("/stations", "minItems", "/stations: expected a list with at least one identity"));
            return List.of();
        }
        Set<String> stations = new LinkedHashSet<>();
        int index = 0;
        for (JsonNode each : list) {
            String identity = each.asString("");
            if (!each.isString()
                    || identity.isEmpty()
                    || identity.length() > LONGEST_IDENTITY
                    || identity.indexOf('\0') >= 0) {
                violations.add(violation(
                        "/stations/" + index, "type", "/stations/" + index + ": expected the identity of a station"));
                return List.of();
            }
            stations.add(identity);
            index++;
        }
        if (stations.size() > BulkRequest.MOST_STATIONS) {
            violations.add(violation(
                    "/stations", "maxItems", "/stations: more than " + BulkRequest.MOST_STATIONS + " stations"));
        }
        return List.copyOf(stations);
    }

    private static Map<String, Object> violation(String pointer, String keyword, String reason) {
        return Map.of("pointer", pointer, "keyword", keyword, "reason", reason);
    }

    private static ProblemException refused(List<Map<String, Object>> violations) {
        return new ProblemException(
                400,
                "invalidRequest",
                "The request is invalid: " + violations.get(0).get("reason"),
                Map.of("violations", violations, "dispatched", false));
    }

    static Schema schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode actions = properties.putObject("action").put("type", "string").putArray("enum");
        Actions.names().forEach(actions::add);
        properties
                .putObject("payload")
                .put("type", "object")
                .put("description", "the payload of the action; {} if it is absent");
        ObjectNode stations = properties.putObject("stations").put("type", "array");
        stations.put("minItems", 1).put("maxItems", BulkRequest.MOST_STATIONS);
        stations.put("description", "their identities; each is commanded once");
        stations.putObject("items").put("type", "string").put("maxLength", LONGEST_IDENTITY);
        properties.putObject("all").put("type", "boolean").put("description", "true, instead of stations: all of them");
        properties
                .putObject("connected")
                .put("type", "boolean")
                .put("description", "beside all: true for those only that are connected now");
        schema.putArray("required").add("action");
        return new Schema.Written("BulkCommand", schema.put("additionalProperties", false));
    }
}
