package org.ocpp4j.server.command;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.RequestForm;
import org.ocpp4j.server.rest.RequestJson;
import org.ocpp4j.server.rest.RequestText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the bodies of requests: JSON, or forms. */
final class CommandBodies {
    /** The most bytes of a body; the same as the records can keep. */
    static final int LARGEST = 1_000_000;

    private CommandBodies() {}

    /**
     * Reads a payload. An empty body is an object without members.
     *
     * @throws ProblemException if it cannot be read
     */
    static JsonNode payload(Context request, String action) {
        if (request.bodyAsBytes().length > LARGEST) {
            throw new ProblemException(
                    413, "bodyTooLarge", "The body has more than " + LARGEST + " bytes", Map.of("dispatched", false));
        }
        return unsent(() -> {
            String form = RequestForm.text(request);
            JsonNode payload = form == null ? json(request) : FormPayload.of(form, action);
            return payload.isMissingNode() ? JsonNodeFactory.instance.objectNode() : payload;
        });
    }

    private static JsonNode json(Context request) {
        String text = RequestText.of(request);
        String given = request.contentType();
        String type = given == null ? "" : given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!text.isBlank()
                && !type.isEmpty()
                && !type.endsWith("json")
                && !request.isFormUrlencoded()
                && !type.equals("text/plain")) {
            throw new ProblemException(
                    415,
                    "unsupportedMediaType",
                    "A payload comes as application/json or application/x-www-form-urlencoded, not as " + type);
        }
        return RequestJson.read(Json.MAPPER, text, "");
    }

    /** Reads a body; its problems state that nothing was sent. */
    static <T> T unsent(Supplier<T> read) {
        try {
            return read.get();
        } catch (ProblemException problem) {
            throw unsent(problem);
        }
    }

    /** The same problem, with the statement that nothing was sent. */
    static ProblemException unsent(ProblemException problem) {
        return problem.with("dispatched", false);
    }
}
