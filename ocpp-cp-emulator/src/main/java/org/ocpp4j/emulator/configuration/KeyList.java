package org.ocpp4j.emulator.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The configuration keys of a file, in any of their forms. For one use by one thread. */
final class KeyList {
    private record Entry(ConfigurationKey key, String pointer) {}

    private static final int MOST = 500;
    private static final int LONGEST_KEY = 50;
    private static final String SECRET = "authorizationkey";

    /** By the key in lower case: keys are compared ignoring case. */
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** Receives the pointer and the expected content. */
    private final BiConsumer<String, String> problems;

    KeyList(BiConsumer<String, String> problems) {
        this.problems = problems;
    }

    /** The usual form: a list of objects with key, readonly and value. */
    void list(@Nullable JsonNode list) {
        if (list == null || list.isNull()) {
            return;
        }
        if (!list.isArray() || list.size() > MOST) {
            problems.accept("/configurationKey", "a list of at most " + MOST + " keys");
            return;
        }
        for (int index = 0; index < list.size(); index++) {
            JsonNode element = list.get(index);
            String pointer = "/configurationKey/" + index;
            JsonNode name = element.path("key");
            if (name.isString()) {
                add(name.asString(), element, pointer, pointer + "/key");
            } else {
                problems.accept(pointer, "an object with key, readonly and value");
            }
        }
    }

    /** Another form: an object, in which each key is a member. */
    void members(@Nullable JsonNode members) {
        if (members == null || members.isNull()) {
            return;
        }
        if (!members.isObject() || members.size() > MOST) {
            problems.accept("/ConfigurationKeys", "an object of at most " + MOST + " keys");
            return;
        }
        members.properties().forEach(member -> {
            String pointer =
                    "/ConfigurationKeys/" + member.getKey().replace("~", "~0").replace("/", "~1");
            if (member.getValue().isObject()) {
                add(member.getKey(), member.getValue(), pointer, pointer);
            } else {
                problems.accept(pointer, "an object with readonly and value");
            }
        });
    }

    /** CentralSystemURL at the top of the file, which overrides the key and cannot be changed. */
    void address(@Nullable JsonNode address) {
        if (address == null
                || address.isNull()
                || (address.isString() && address.asString().isEmpty())) {
            return;
        }
        String pointer = "/CentralSystemURL";
        String value = address.isString() ? address.asString() : "";
        if (ValueRule.CENTRAL_SYSTEM.admits(value)) {
            entries.put("centralsystemurl", new Entry(new ConfigurationKey("CentralSystemURL", true, value), pointer));
        } else {
            problems.accept(pointer, ValueRule.CENTRAL_SYSTEM.expected());
        }
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(entries.get(lower(key)))
                .map(entry -> entry.key().value());
    }

    /** The pointer to the value of a key; the whole file if it has none. */
    String pointer(String key) {
        Entry entry = entries.get(lower(key));
        return entry == null ? "" : entry.pointer();
    }

    /** Reports a problem if the key is present with another value. */
    void agree(String key, String value) {
        if (find(key).filter(given -> !given.equals(value)).isPresent()) {
            problems.accept(pointer(key), value + ", as the rest of the file says");
        }
    }

    List<ConfigurationKey> withoutSecrets() {
        return entries.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(SECRET))
                .map(entry -> entry.getValue().key())
                .toList();
    }

    private void add(String name, JsonNode element, String pointer, String namePointer) {
        JsonNode readOnly = element.path("readonly");
        if (!readOnly.isMissingNode() && !readOnly.isBoolean()) {
            problems.accept(pointer + "/readonly", "true or false");
        }
        if (name.isBlank() || name.length() > LONGEST_KEY) {
            problems.accept(namePointer, "a name of 1 to " + LONGEST_KEY + " characters");
        } else if (entries.containsKey(lower(name))) {
            problems.accept(namePointer, "a key that is not in the file already");
        } else {
            String value = value(name, element.path("value"), pointer + "/value");
            entries.put(
                    lower(name),
                    new Entry(new ConfigurationKey(name, readOnly.asBoolean(false), value), pointer + "/value"));
        }
    }

    private String value(String name, JsonNode node, String pointer) {
        ValueRule rule = ValueRule.of(name);
        boolean absent = node.isMissingNode() || node.isNull();
        String value = absent ? "" : rule.normal(node.isValueNode() ? node.asString() : "");
        if ((!absent && !node.isValueNode()) || (!value.isEmpty() && !rule.admits(value))) { // empty counts as absent
            problems.accept(pointer, rule.expected());
        }
        return value;
    }

    private static String lower(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
