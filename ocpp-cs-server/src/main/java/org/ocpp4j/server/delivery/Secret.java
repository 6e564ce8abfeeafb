package org.ocpp4j.server.delivery;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.ocpp4j.server.secret.Secrets;
import org.ocpp4j.server.secret.Sha256;

/**
 *  The key that signs a subscription's deliveries, in the format of Standard Webhooks. Immutable; never prints its
 *  value.
 */
public final class Secret {
    /** Before a key in base64. */
    private static final String PREFIX = "whsec_";

    private static final int LEAST = 16;
    private static final int MOST = 200;
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;
    private final byte[] key;

    private Secret(String text, byte[] key) {
        this.text = text;
        this.key = key;
    }

    /**
     * Makes one up.
     *
     * @return {@code whsec_} and 32 random bytes in base64
     */
    public static Secret random() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new Secret(PREFIX + Base64.getEncoder().encodeToString(key), key);
    }

    /**
     * Reads a secret chosen by an operator: {@code whsec_} and a key in base64, or any text, whose bytes in UTF-8 are
     * the key.
     *
     * @param text the secret
     * @return the secret
     * @throws IllegalArgumentException if it is not valid; the message gives the reason and does not repeat the secret
     */
    public static Secret of(String text) {
        flaw(text).ifPresent(flaw -> {
            throw new IllegalArgumentException(flaw);
        });
        return kept(text);
    }

    /** Reads one that was good once. */
    static Secret kept(String text) {
        return new Secret(text, key(text));
    }

    private static Optional<String> flaw(String text) {
        if (text.length() < LEAST || text.length() > MOST) {
            return Optional.of("has " + text.length() + " characters; expected are " + LEAST + " to " + MOST);
        }
        if (!text.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            return Optional.of("has other characters than visible ones of ASCII");
        }
        try {
            return key(text).length < LEAST
                    ? Optional.of("is a key of less than " + LEAST + " bytes")
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.of("begins with " + PREFIX + " and goes on with something that is no base64");
        }
    }

    private static byte[] key(String text) {
        return text.startsWith(PREFIX)
                ? Base64.getDecoder().decode(text.substring(PREFIX.length()))
                : text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The secret itself, to be shown once or stored.
     *
     * @return the text that was given or made up
     */
    public String reveal() {
        return text;
    }

    /** The signature of a delivery: {@code v1,} and the HMAC-SHA256 of id, timestamp and body, in base64. */
    String sign(String id, long timestamp, byte[] body) {
        byte[] before = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(Sha256.hmac(key, before, body));
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "Secret[" + Secrets.MASK + "]";
    }
}
