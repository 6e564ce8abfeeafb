package org.ocpp4j.server.command;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeSet;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.ocpp4j.server.secret.CommandSecrets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What tells whether two requests with one idempotency key are the same, without keeping what they hold. */
final class RequestKey {
    private static final int ITERATIONS = 100_000;
    private static final int BITS = 256;

    private RequestKey() {}

    /**
     * The fingerprint of a request; 64 characters. Members may stand in any order. Where the request holds a secret that
     * could be guessed, it takes long to compute: some 100 ms.
     */
    static String of(String caller, String key, String what, JsonNode request) {
        String text = what + '\n' + Json.write(sorted(request));
        try {
            if (!CommandSecrets.isIn(request)) {
                return hex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            }
            byte[] salt = (caller + '\n' + key).getBytes(StandardCharsets.UTF_8);
            PBEKeySpec slow = new PBEKeySpec(text.toCharArray(), salt, ITERATIONS, BITS);
            return hex(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(slow)
                    .getEncoded());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JVM has these", missing);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
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
