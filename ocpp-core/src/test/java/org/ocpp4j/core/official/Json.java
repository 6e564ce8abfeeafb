package org.ocpp4j.core.official;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON with exact numbers, read and written without any code of the library under test; and edits of trees. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    static String write(JsonNode tree) {
        return MAPPER.writeValueAsString(tree);
    }

    static String quoted(String text) {
        return MAPPER.writeValueAsString(text);
    }

    /** A copy of a tree with another value at a place. */
    static JsonNode replaced(JsonNode root, JsonPointer place, JsonNode value) {
        if (place.matches()) {
            return value;
        }
        JsonNode copy = root.deepCopy();
        if (copy.at(place.head()) instanceof ArrayNode array) {
            array.set(place.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) copy.at(place.head())).set(place.last().getMatchingProperty(), value);
        }
        return copy;
    }
}
