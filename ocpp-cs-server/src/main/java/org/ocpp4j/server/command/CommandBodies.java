package org.ocpp4j.server.command;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.RequestJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the bodies of requests: JSON, or forms. */
final class CommandBodies {
    /** The most bytes of a body; the same as the records can keep. */
    static final int LARGEST = 1_000_000;

    private static final String FORM = "application/x-www-form-urlencoded";

    private CommandBodies() {}

    /**
     * Reads a payload. An empty body is an object without members. A body that is called a form and begins with a brace is
     * taken as JSON: that is what {@code curl -d} sends.
     *
     * @throws ProblemException if it cannot be read
     */
    static JsonNode payload(Context request, String action) {
        String text = text(request);
        if (text.isBlank()) {
            return JsonNodeFactory.instance.objectNode();
        }
        String type = mediaType(request);
        if (type.equals(FORM) && !text.stripLeading().startsWith("{")) {
            try {
                return FormPayload.of(text, action);
            } catch (IllegalArgumentException malformed) {
                throw invalid("The form cannot be read: " + malformed.getMessage(), Map.of());
            }
        }
        if (!type.isEmpty() && !type.endsWith("json") && !type.equals(FORM) && !type.equals("text/plain")) {
            throw new ProblemException(
                    415,
                    "unsupportedMediaType",
                    "A payload comes as application/json or " + FORM + ", not as " + type,
                    Map.of("dispatched", false));
        }
        return json(text);
    }

    /** Reads JSON whatever its media type is called. */
    static JsonNode json(Context request) {
        return json(text(request));
    }

    private static JsonNode json(String text) {
        JsonNode tree;
        try {
            tree = RequestJson.read(Json.MAPPER, text);
        } catch (RequestJson.UnreadableException unreadable) {
            throw invalid("The body " + unreadable.detail(), unreadable.place());
        }
        if (tree.isMissingNode()) {
            throw invalid("The body is empty", Map.of());
        }
        return tree;
    }

    private static String mediaType(Context request) {
        String type = request.contentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static String text(Context request) {
        if (request.bodyAsBytes().length > LARGEST) {
            throw new ProblemException(
                    413, "bodyTooLarge", "The body has more than " + LARGEST + " bytes", Map.of("dispatched", false));
        }
        try {
            return RequestJson.text(request);
        } catch (RequestJson.UnreadableException notUtf8) {
            throw invalid("The body " + notUtf8.getMessage(), notUtf8.place());
        }
    }

    private static ProblemException invalid(String detail, Map<String, Object> members) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("dispatched", false);
        all.putAll(members);
        return new ProblemException(400, OutcomeKind.INVALID_PAYLOAD.wireName(), detail, all);
    }
}
