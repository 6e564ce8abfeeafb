package org.ocpp4j.server.rest;

import io.javalin.http.Context;
import java.util.Map;
import org.ocpp4j.server.text.Characters;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of all requests. Stateless. */
public final class RequestJson {
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private RequestJson() {}

    /**
     * The body of a request: UTF-8, no member twice, nothing behind it, no deeper and no longer than Jackson allows.
     *
     * @param request the request
     * @return the value; missing if there is no body
     * @throws ProblemException if it is no such JSON
     */
    static JsonNode of(Context request) {
        return read(STRICT, RequestText.of(request), "");
    }

    /**
     * Reads a text.
     *
     * @param mapper has the limits and the strictness; it must fail on trailing tokens
     * @param text the text
     * @param pointer the place of the text in the body; empty for the whole body
     * @return the value; missing if the text is blank
     * @throws ProblemException if the mapper rejects it, or if a text in it has half a character; it has the members
     *     line and column, both of which begin at 1, and never repeats the input, which may be secret
     */
    public static JsonNode read(JsonMapper mapper, String text, String pointer) {
        try (JsonParser parser = mapper.createParser(text)) {
            try {
                JsonNode value = mapper.readTree(parser);
                if (value == null || value.isMissingNode()) {
                    return mapper.missingNode();
                }
                if (parser.nextToken() != null) {
                    throw unreadable(pointer, "goes on behind its value", parser.currentTokenLocation());
                }
                if (text.contains("\\u") && hasHalfCharacter(value)) {
                    throw unreadable(pointer, "has half a character, such as \\ud800", parser.currentLocation());
                }
                return value;
            } catch (StreamConstraintsException bound) { // it may not know where
                throw unreadable(pointer, brief(bound), parser.currentLocation());
            } catch (JacksonException malformed) {
                TokenStreamLocation at = malformed.getLocation();
                throw unreadable(
                        pointer, "is not JSON, or has a member twice", at == null ? parser.currentLocation() : at);
            } catch (ArithmeticException | NumberFormatException exponent) {
                throw unreadable(pointer, "has a number with an exponent beyond all bounds", parser.currentLocation());
            }
        }
    }

    private static ProblemException unreadable(String pointer, String reason, TokenStreamLocation at) {
        int line = Math.max(1, at.getLineNr());
        int column = Math.max(1, at.getColumnNr());
        return Problems.invalidBody(
                pointer, reason + ", at line " + line + ", column " + column, Map.of("line", line, "column", column));
    }

    /** Such as: Document nesting depth (501) exceeds the maximum allowed (500). */
    private static String brief(StreamConstraintsException bound) {
        return "goes beyond what is read: "
                + bound.getOriginalMessage().replaceAll(", from `[^`]*`", "").replaceAll("`[^`]*`", "...");
    }

    private static boolean hasHalfCharacter(JsonNode node) {
        if (node.isString()) {
            return Characters.isHalf(node.stringValue());
        }
        if (node.isObject()) {
            return node.propertyStream()
                    .anyMatch(member -> Characters.isHalf(member.getKey()) || hasHalfCharacter(member.getValue()));
        }
        return node.isArray() && node.valueStream().anyMatch(RequestJson::hasHalfCharacter);
    }
}
