package org.ocpp4j.server.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Passwords as they are stored: {@code pbkdf2-sha256$iterations$salt$hash}, salt and hash in Base64. */
final class OperatorPasswordHash {
    /** What OWASP recommends for PBKDF2 with HMAC-SHA-256 since 2023; some 100 ms of a processor. */
    static final int ITERATIONS = 600_000;

    private static final String PREFIX = "pbkdf2-sha256";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** No password fits it, and finding that out takes as long as with any other. */
    private static final String OF_NOBODY =
            PREFIX + "$" + ITERATIONS + "$" + encode(new byte[SALT_BYTES]) + "$" + encode(new byte[HASH_BITS / 8]);

    private OperatorPasswordHash() {}

    static String of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return PREFIX + "$" + ITERATIONS + "$" + encode(salt) + "$" + encode(derive(password, salt, ITERATIONS));
    }

    /** Takes a while on purpose. */
    static boolean fits(String password, String stored) {
        String[] parts = stored.split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(PREFIX)) {
            throw new IllegalStateException("A stored password is not in the form of " + PREFIX);
        }
        byte[] salt = Base64.getDecoder().decode(parts[2]);
        byte[] found = derive(password, salt, Integer.parseInt(parts[1]));
        return MessageDigest.isEqual(found, Base64.getDecoder().decode(parts[3]));
    }

    /** Costs what {@link #fits} costs, so that nobody can tell by the time which names exist. */
    static void fitsNobody(String password) {
        if (fits(password, OF_NOBODY)) {
            throw new IllegalStateException("A password hashed to zeros");
        }
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible); // every JDK has it
        } finally {
            spec.clearPassword();
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
