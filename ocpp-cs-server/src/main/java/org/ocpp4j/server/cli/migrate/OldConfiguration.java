package org.ocpp4j.server.cli.migrate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A configuration of the C++ system: its JSON file, or the older one with sections in brackets. Keys are written
 * {@code section/key} in both, in lower case.
 */
final class OldConfiguration {
    private OldConfiguration() {}

    /**
     * Reads a configuration.
     *
     * @param text the file
     * @return values by key, in the order of the file
     * @throws IllegalArgumentException if it is none; the message says where
     */
    static Map<String, String> read(String text) {
        return text.stripLeading().startsWith("{") ? json(text) : sections(text);
    }

    private static Map<String, String> json(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            walk(JsonMapper.shared().readTree(text), "", values);
        } catch (JacksonException broken) {
            throw new IllegalArgumentException(
                    "line " + broken.getLocation().getLineNr() + ": " + broken.getOriginalMessage(), broken);
        }
        return values;
    }

    private static void walk(JsonNode node, String path, Map<String, String> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> walk(
                            member.getValue(),
                            path.isEmpty() ? key(member.getKey()) : path + "/" + key(member.getKey()),
                            values));
        } else {
            values.put(path, node.isValueNode() ? node.asString() : node.toString());
        }
    }

    private static Map<String, String> sections(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        String section = "";
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            if (line.startsWith("[") && line.endsWith("]")) {
                section = key(line.substring(1, line.length() - 1).strip());
            } else if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith(";")) {
                int equals = line.indexOf('=');
                if (equals < 1) {
                    throw new IllegalArgumentException("line " + number + ": expected [section] or key=value");
                }
                String name = key(line.substring(0, equals).strip());
                values.put(
                        section.isEmpty() ? name : section + "/" + name,
                        line.substring(equals + 1).strip());
            }
        }
        return values;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
