package org.ocpp4j.server.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256 and algorithms based on it, which every JDK has. Stateless. */
public final class Sha256 {
    private static final String HMAC = "HmacSHA256";
    private static final int BITS = 256;

    private Sha256() {}

    /**
     * A digest that has read nothing yet.
     *
     * @return a new one
     */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /**
     * The digest of a text in UTF-8.
     *
     * @param text any text
     * @return 64 hex digits
     */
    public static String hex(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * HMAC-SHA256.
     *
     * @param key the key, not empty
     * @param parts the message; its parts follow each other
     * @return 32 bytes
     */
    public static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /**
     * PBKDF2 with HMAC-SHA256: some 30 ms of a processor for 100,000 rounds.
     *
     * @param text what could be guessed
     * @param salt not empty
     * @param rounds how often
     * @return 32 bytes
     */
    public static byte[] pbkdf2(char[] text, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(text, salt, rounds, BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        } finally {
            spec.clearPassword();
        }
    }
}
