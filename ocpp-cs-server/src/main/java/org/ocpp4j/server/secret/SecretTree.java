package org.ocpp4j.server.secret;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 *  Masks payloads, and remembers the masked values so that quotations of them can be masked too. For use by one thread.
 */
final class SecretTree {
    /** Shorter ones would be found where they are not quoted. */
    private static final int SHORTEST = 4;

    private final Secrets secrets;
    private final Map<String, String> found = new HashMap<>();

    SecretTree(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Members beside the name of a secret, such as {@code value} beside {@code key}, are secret. */
    JsonNode mask(JsonNode tree) {
        if (tree instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> copy.add(mask(element)));
            return copy;
        }
        if (tree instanceof StringNode text) {
            return hide(text.stringValue(), secrets.mask(text.stringValue()));
        }
        if (!(tree instanceof ObjectNode object)) {
            return tree;
        }
        boolean named = object.values().stream().anyMatch(this::isName);
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            JsonNode value = member.getValue();
            boolean mayBeSecret = !value.isBoolean() && !value.isNull();
            boolean secret = mayBeSecret && (secrets.isName(member.getKey()) || (named && !isName(value)));
            if (secret) {
                copy.set(member.getKey(), hide(value.asString(""), Secrets.MASK));
            } else if (value instanceof StringNode text) {
                copy.set(member.getKey(), hide(text.stringValue(), secrets.mask(member.getKey(), text.stringValue())));
            } else {
                copy.set(member.getKey(), mask(value));
            }
        }
        return copy;
    }

    private boolean isName(JsonNode value) {
        return value.isString() && secrets.isName(value.stringValue());
    }

    private StringNode hide(String secret, String instead) {
        if (secret.length() >= SHORTEST && !secret.equals(instead)) {
            found.put(secret, instead);
        }
        return StringNode.valueOf(instead);
    }

    /** Masks values that were masked before. */
    JsonNode unquote(JsonNode tree) {
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
}
