package org.ocpp4j.core.official;

import java.util.List;
import java.util.stream.Stream;
import org.ocpp4j.core.official.Model.Decimal;
import org.ocpp4j.core.official.Model.Flag;
import org.ocpp4j.core.official.Model.Group;
import org.ocpp4j.core.official.Model.Listing;
import org.ocpp4j.core.official.Model.Whole;
import tools.jackson.databind.JsonNode;

/** Values of all types but the right one. */
final class WrongTypes {
    private static final List<JsonNode> NUMBERS = nodes("0", "7", "1.5");
    private static final List<JsonNode> STRINGS = nodes("\"text\"", "\"\"", "\"7\"", "\"true\"", "\"{}\"");
    private static final List<JsonNode> BOOLEANS = nodes("true", "false");
    private static final List<JsonNode> ARRAYS = nodes("[]", "[7]", "[null]", "[\"text\"]");
    private static final List<JsonNode> OBJECTS = nodes("{}", "{\"value\":7}", "{\"0\":{}}");
    private static final List<JsonNode> NULL = nodes("null");

    private WrongTypes() {}

    /** What cannot stand in the place of a value, of which one valid example is given. */
    static List<JsonNode> of(Model model, JsonNode valid) {
        boolean number = model instanceof Whole || model instanceof Decimal;
        boolean container = model instanceof Group || model instanceof Listing;
        boolean string = !number && !container && !(model instanceof Flag);
        Stream<JsonNode> wrapped = model instanceof Listing
                ? valid.valueStream().limit(1).filter(element -> !element.isArray())
                : Stream.of(Json.read("[" + Json.write(valid) + "]"));
        return Stream.of(
                        NULL.stream(),
                        number ? Stream.<JsonNode>of() : NUMBERS.stream(),
                        string ? Stream.<JsonNode>of() : STRINGS.stream(),
                        model instanceof Flag ? Stream.<JsonNode>of() : BOOLEANS.stream(),
                        model instanceof Listing ? Stream.<JsonNode>of() : ARRAYS.stream(),
                        model instanceof Group ? Stream.<JsonNode>of() : OBJECTS.stream(),
                        wrapped)
                .flatMap(each -> each)
                .toList();
    }

    private static List<JsonNode> nodes(String... texts) {
        return Stream.of(texts).map(Json::read).toList();
    }
}
