package org.ocpp4j.server.access;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Random texts. They need no slow hash: 2^256 of them are too many to try. A token is looked up by its SHA-256; the
 * time of the look-up reveals at most something about hashes, which does not help to guess a token.
 */
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

    private static String text(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
