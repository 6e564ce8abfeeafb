package org.ocpp4j.server.backend.postgres;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Takes the values of a payload out of a sentence for the log: idTags are as good as keys, and data may be anything. */
final class Masking {
    private static final int SHORTEST = 3;
    private static final int LONGEST_SENTENCE = 500;

    private Masking() {}

    static String masked(String sentence, JsonNode payload) {
        Set<String> values = new TreeSet<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        collect(payload, values);
        String masked = sentence;
        for (String value : values) {
            masked = masked.replace(value, "***");
        }
        return plain(masked);
    }

    /** One line that is not too long. */
    static String plain(String sentence) {
        String line = sentence.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .limit(LONGEST_SENTENCE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.length() < sentence.length() ? line + "..." : line;
    }

    private static void collect(JsonNode node, Set<String> values) {
        if (node.isContainer()) {
            for (JsonNode child : List.copyOf(node.values())) {
                collect(child, values);
            }
        } else if (node.isString() || node.isNumber()) {
            String text = node.asString();
            if (text.length() >= SHORTEST) {
                values.add(text);
            }
        }
    }
}
