package org.ocpp4j.server.command;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ocpp4j.server.api.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
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
        try {
            JsonNode tree = Json.MAPPER.readTree(text);
            if (tree != null && !tree.isMissingNode()) {
                return tree;
            }
            throw invalid("The body is empty", Map.of());
        } catch (JacksonException malformed) {
            TokenStreamLocation at = malformed.getLocation();
            int line = at == null ? 1 : at.getLineNr();
            int column = at == null ? 1 : at.getColumnNr();
            throw invalid(
                    "The body is no JSON: line " + line + ", column " + column + ": " + brief(malformed),
                    Map.of("line", line, "column", column));
        } catch (NumberFormatException exponent) {
            throw invalid("The body is no JSON that can be read: a number has an exponent beyond all bounds", Map.of());
        }
    }

    /** What the parser says, without the text that it quotes. */
    private static String brief(JacksonException malformed) {
        return malformed.getOriginalMessage().split("[:(,\n]", 2)[0].strip().replaceAll("'[^']*'|\"[^\"]*\"", "'...'");
    }

    private static String mediaType(Context request) {
        String type = request.contentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static String text(Context request) {
        byte[] bytes;
        try {
            bytes = request.bodyInputStream().readNBytes(LARGEST + 1);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        if (bytes.length > LARGEST) {
            throw new ProblemException(
                    413, "bodyTooLarge", "The body has more than " + LARGEST + " bytes", Map.of("dispatched", false));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw invalid("The body is not UTF-8", Map.of());
        }
    }

    private static ProblemException invalid(String detail, Map<String, Object> members) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("dispatched", false);
        all.putAll(members);
        return new ProblemException(400, OutcomeKind.INVALID_PAYLOAD.wireName(), detail, all);
    }
}
