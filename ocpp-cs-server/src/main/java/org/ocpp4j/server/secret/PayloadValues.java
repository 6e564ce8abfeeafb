package org.ocpp4j.server.secret;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Takes the values of a payload out of a sentence for the log: idTags are as good as keys, and data may be anything. */
public final class PayloadValues {
    private static final int SHORTEST = 3;

    private PayloadValues() {}

    /**
     * The sentence without the values.
     *
     * @param sentence what a database says of a call
     * @param payload the payload of the call
     * @return the same with masks in place of the values
     */
    public static String masked(String sentence, JsonNode payload) {
        Set<String> values = new TreeSet<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        collect(payload, values);
        String masked = sentence;
        for (String value : values) {
            masked = masked.replace(value, Secrets.MASK);
        }
        return masked;
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
