package org.ocpp4j.server.command;

import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Masks what must not be kept of payloads: the value of AuthorizationKey, and credentials within addresses. */
final class CommandSecrets {
    private static final String MASK = "***";
    private static final Pattern CREDENTIALS =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)[^/?#@\\s]*(?:@[^/?#@\\s]*)*@");

    private CommandSecrets() {}

    static ObjectNode masked(ObjectNode payload) {
        return (ObjectNode) mask(payload);
    }

    private static JsonNode mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            boolean secret = isSecret(object.path("key").asString(""));
            object.forEachEntry((name, value) ->
                    copy.set(name, secret && name.equals("value") ? StringNode.valueOf(MASK) : mask(value)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(element -> copy.add(mask(element)));
            return copy;
        }
        return node.isString()
                ? StringNode.valueOf(CREDENTIALS.matcher(node.asString()).replaceAll("$1" + MASK + "@"))
                : node;
    }

    private static boolean isSecret(String key) {
        String folded = key.toLowerCase(Locale.ROOT);
        return folded.equals("authorizationkey") || folded.contains("password");
    }
}
