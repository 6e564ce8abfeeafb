package org.ocpp4j.server.rest;

import io.javalin.http.Context;
import java.nio.charset.CharacterCodingException;
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

/** Reads the JSON of requests, whatever they hold. Stateless. */
public final class RequestJson {
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Why a text cannot be read as JSON, and where. The reason never repeats what was sent, which may be secret. */
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        private final int line;
        private final int column;

        private UnreadableException(String reason, int line, int column) {
            super(reason, null, false, false);
            this.line = line;
            this.column = column;
        }

        /** The line, and the column in it; both begin at 1. */
        public Map<String, Object> place() {
            return Map.of("line", line, "column", column);
        }

        /** Reason and place. */
        public String detail() {
            return getMessage() + ", at line " + line + ", column " + column;
        }
    }

    private RequestJson() {}

    /**
     * The body of a request: UTF-8, no member twice, nothing behind it, no deeper and no longer than Jackson allows.
     *
     * @param request the request
     * @return the value; missing if there is no body
     * @throws UnreadableException if it is no such JSON
     */
    public static JsonNode of(Context request) throws UnreadableException {
        return read(STRICT, text(request));
    }

    /**
     * The text of a body.
     *
     * @param request the request
     * @return its text, without a byte order mark
     * @throws UnreadableException if it is not UTF-8
     */
    public static String text(Context request) throws UnreadableException {
        try {
            return RequestText.of(request);
        } catch (CharacterCodingException notUtf8) {
            throw new UnreadableException("is not UTF-8", 1, 1);
        }
    }

    /**
     * Reads a text.
     *
     * @param mapper knows how deep, how long and how strict; it must fail on trailing tokens
     * @param text the text
     * @return the value; missing if the text is blank
     * @throws UnreadableException if the mapper refuses it, or if a text in it has half a character
     */
    public static JsonNode read(JsonMapper mapper, String text) throws UnreadableException {
        try (JsonParser parser = mapper.createParser(text)) {
            try {
                JsonNode value = mapper.readTree(parser);
                if (value == null || value.isMissingNode()) {
                    return mapper.missingNode();
                }
                if (parser.nextToken() != null) {
                    throw unreadable("goes on behind its value", parser.currentTokenLocation());
                }
                if (text.contains("\\u") && hasHalfCharacter(value)) {
                    throw unreadable("has half a character, such as \\ud800", parser.currentLocation());
                }
                return value;
            } catch (StreamConstraintsException bound) { // it may not know where
                throw unreadable(brief(bound), parser.currentLocation());
            } catch (JacksonException malformed) {
                TokenStreamLocation at = malformed.getLocation();
                throw unreadable("is not JSON, or has a member twice", at == null ? parser.currentLocation() : at);
            } catch (ArithmeticException | NumberFormatException exponent) {
                throw unreadable("has a number with an exponent beyond all bounds", parser.currentLocation());
            }
        }
    }

    private static UnreadableException unreadable(String reason, TokenStreamLocation at) {
        return new UnreadableException(reason, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
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
