package org.ocpp4j.server.command;

import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.Body;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Problems;
import org.ocpp4j.server.rest.RequestJson;
import org.ocpp4j.server.rest.RequestText;
import org.ocpp4j.server.rest.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The body of {@code POST /api/v1/commands}. */
record BulkBody(String action, JsonNode payload, @Nullable List<String> stations, boolean connected) {
    private static final int LONGEST_IDENTITY = 255;

    /**
     * Reads a body.
     *
     * @throws ProblemException if it is none
     */
    static BulkBody of(Context request) {
        Body body = Body.of(RequestJson.read(Json.MAPPER, RequestText.of(request), ""), "");
        String action = body.required("action", body.text("action", 100));
        JsonNode payload = body.any("payload");
        List<String> stations = body.texts("stations", BulkRequest.MOST_STATIONS, LONGEST_IDENTITY);
        boolean all = body.truth("all", false);
        boolean connected = body.truth("connected", false);
        body.end();
        if (all == (stations != null)) {
            throw Problems.invalidBody("", "needs either stations, a list, or all, true");
        }
        if (stations != null && stations.isEmpty()) {
            throw body.problem("stations", "is empty");
        }
        if (!all && body.has("connected")) {
            throw body.problem("connected", "is allowed beside all, true, only");
        }
        return new BulkBody(
                action,
                payload == null ? JsonNodeFactory.instance.objectNode() : payload,
                stations == null ? null : stations.stream().distinct().toList(),
                connected);
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
