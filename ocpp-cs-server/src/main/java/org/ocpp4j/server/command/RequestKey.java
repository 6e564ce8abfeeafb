package org.ocpp4j.server.command;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.TreeSet;
import org.ocpp4j.server.secret.Secrets;
import org.ocpp4j.server.secret.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows whether two requests with one idempotency key are equal, without keeping their content. */
final class RequestKey {
    private static final int ROUNDS = 100_000; // kept with commands, so the number stays

    private RequestKey() {}

    /**
     * The fingerprint of a request; 64 characters. Members may stand in any order. Where the request holds a secret that
     * could be guessed, it takes long to compute: some 100 ms.
     */
    static String of(String caller, String key, String what, JsonNode request) {
        String text = what + '\n' + Json.write(sorted(request));
        if (!Secrets.policy().isIn(request)) {
            return Sha256.hex(text);
        }
        byte[] salt = (caller + '\n' + key).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Sha256.pbkdf2(text.toCharArray(), salt, ROUNDS));
    }

    private static JsonNode sorted(JsonNode tree) {
        if (tree instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> copy.add(sorted(element)));
            return copy;
        }
        if (tree instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            new TreeSet<>(object.propertyNames()).forEach(name -> copy.set(name, sorted(object.get(name))));
            return copy;
        }
        return tree;
    }
}
