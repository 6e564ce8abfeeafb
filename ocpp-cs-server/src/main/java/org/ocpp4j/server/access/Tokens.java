package org.ocpp4j.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random texts. They need no slow hash: nobody can try 2^256 of them. */
final class Tokens {
    /** So that people, and programs that look for leaked secrets, know one when they see it. */
    static final String PREFIX = "ocpp_";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    static String random() {
        return PREFIX + text(32);
    }

    static String randomPassword() {
        return text(18);
    }

    /**
     * What is stored of a token. A token is looked up by it; how long that takes says something about hashes at most,
     * and nothing can be chosen by that to come nearer to a token.
     */
    static String hash(String token) {
        return HexFormat.of().formatHex(sha256(token.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every JDK has it
        }
    }

    private static String text(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
