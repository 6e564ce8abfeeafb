package org.ocpp4j.server.secret;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Hides what must not be recorded: the values of configuration keys that are passwords, and users, passwords and
 * query values in the addresses that stations upload to and download from.
 */
public final class CommandSecrets {
    static final String MASK = "***";

    private static final Set<String> ADDRESSES = Set.of("location", "remoteLocation");

    /** Up to the last @: a password that was not escaped may hold slashes. Rather too much is hidden than too little. */
    private static final Pattern USER_INFO = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*://)?.*@", Pattern.DOTALL);

    private static final Pattern QUERY_VALUE = Pattern.compile("(?<=[?&])([^=&#]*=)?[^&#]*");
    private static final int SHORTEST = 4;

    private final Map<String, String> found = new HashMap<>();

    private CommandSecrets() {}

    /** A payload or an answer without its secrets. */
    public static JsonNode masked(JsonNode tree) {
        return new CommandSecrets().mask(tree);
    }

    /** An answer without its own secrets and without those of the request, which a station may quote. */
    public static JsonNode masked(JsonNode request, JsonNode answer) {
        CommandSecrets secrets = new CommandSecrets();
        secrets.mask(request);
        return secrets.unquote(secrets.mask(answer));
    }

    public static boolean isIn(JsonNode tree) {
        return !masked(tree).equals(tree);
    }

    private JsonNode mask(JsonNode tree) {
        if (tree instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> copy.add(mask(element)));
            return copy;
        }
        if (!(tree instanceof ObjectNode object)) {
            return tree;
        }
        boolean secret = isSecret(object.path("key").asString(""));
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            JsonNode value = member.getValue();
            if (secret && member.getKey().equals("value") && !value.isNull()) {
                copy.set(member.getKey(), hide(value.asString(""), MASK));
            } else if (ADDRESSES.contains(member.getKey()) && value.isString()) {
                copy.set(member.getKey(), hide(value.stringValue(), address(value.stringValue())));
            } else {
                copy.set(member.getKey(), mask(value));
            }
        }
        return copy;
    }

    private StringNode hide(String secret, String instead) {
        if (secret.length() >= SHORTEST && !secret.equals(instead)) {
            found.put(secret, instead);
        }
        return StringNode.valueOf(instead);
    }

    private JsonNode unquote(JsonNode tree) {
        if (found.isEmpty()) {
            return tree;
        }
        if (tree instanceof StringNode string) {
            String text = string.stringValue();
            for (Map.Entry<String, String> secret : found.entrySet()) {
                text = text.replace(secret.getKey(), secret.getValue());
            }
            return StringNode.valueOf(text);
        }
        if (tree instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> copy.add(unquote(element)));
            return copy;
        }
        if (tree instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(member -> copy.set(member.getKey(), unquote(member.getValue())));
            return copy;
        }
        return tree;
    }

    private static boolean isSecret(String key) {
        String folded = key.toLowerCase(Locale.ROOT);
        return folded.equals("authorizationkey") || folded.contains("password");
    }

    private static String address(String address) {
        int query = address.indexOf('?');
        String place = query < 0 ? address : address.substring(0, query);
        String rest = query < 0 ? "" : address.substring(query);
        if (rest.indexOf('@') >= 0) { // a password that holds a question mark
            place = address;
            rest = "";
        }
        return USER_INFO.matcher(place).replaceFirst("$1" + MASK + "@")
                + QUERY_VALUE.matcher(rest).replaceAll(parameter -> value(parameter.group(1)));
    }

    private static String value(@Nullable String name) {
        return name == null ? MASK : Matcher.quoteReplacement(name) + MASK;
    }
}
