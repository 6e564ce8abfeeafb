package org.ocpp4j.server.station;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The hash of one password, as a text that says how it was made:
 *
 * <ul>
 *   <li>{@code pbkdf2-sha256$iterations$salt$hash} of a text, slow on purpose;
 *   <li>{@code hmac-sha256$salt$hash} of a key. A key is given as 32 to 40 hex digits and has 16 to 20 random bytes (OCPP
 *       1.6 security whitepaper, AuthorizationKey): nobody can guess it, so that a fast hash is enough.
 * </ul>
 *
 * <p>Salt and hash are in Base64 without padding. Immutable.
 *
 * @param iterations of PBKDF2; 0 for the hash of a key
 */
@SuppressWarnings("ArrayRecordComponent") // compared by isEqual alone
record PasswordHash(int iterations, byte[] salt, byte[] hash) {
    /**
     * Some 30 ms on a server's processor. More would be better against who steals the table, and worse for a fleet that
     * comes back after a restart; stored hashes keep the number that they were made with.
     */
    private static final int ITERATIONS = 100_000;

    private static final int SALT = 16;
    private static final String TEXT = "pbkdf2-sha256";
    private static final String KEY = "hmac-sha256";
    private static final Pattern HEX_KEY = Pattern.compile("([0-9A-Fa-f]{2}){16,20}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder TO_TEXT = Base64.getEncoder().withoutPadding();

    /** Makes the hash of a new password. Takes its time if it is a text. */
    static PasswordHash of(String password) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return key(password)
                .map(key -> new PasswordHash(0, salt, hmac(salt, key)))
                .orElseGet(() -> new PasswordHash(
                        ITERATIONS, salt, pbkdf2(password.getBytes(StandardCharsets.UTF_8), salt, ITERATIONS)));
    }

    /**
     * Reads what {@link #stored} wrote.
     *
     * @throws IllegalArgumentException if it is something else; the text is not repeated
     */
    static PasswordHash parse(String stored) {
        String[] parts = stored.split("\\$", -1);
        if (parts.length == 4 && parts[0].equals(TEXT)) {
            return new PasswordHash(Integer.parseInt(parts[1]), decode(parts[2]), decode(parts[3]));
        }
        if (parts.length == 3 && parts[0].equals(KEY)) {
            return new PasswordHash(0, decode(parts[1]), decode(parts[2]));
        }
        throw new IllegalArgumentException("A stored password has none of the forms that are known");
    }

    /** Whether {@link #matches} takes microseconds. */
    boolean isFast() {
        return iterations == 0;
    }

    /**
     * Compares with what a station presents. For a key these may be its bytes, as the specification wants it, or its hex
     * digits in either case, as many stations do; for a text its bytes in UTF-8, or in Latin-1 where they are no UTF-8.
     */
    boolean matches(byte[] presented) {
        if (!isFast()) {
            return MessageDigest.isEqual(hash, pbkdf2(presented, salt, iterations));
        }
        boolean asBytes = MessageDigest.isEqual(hash, hmac(salt, presented));
        boolean asDigits = key(new String(presented, StandardCharsets.ISO_8859_1))
                .map(key -> MessageDigest.isEqual(hash, hmac(salt, key)))
                .orElse(false);
        return asBytes || asDigits;
    }

    private static Optional<byte[]> key(String password) {
        return HEX_KEY.matcher(password).matches() ? Optional.of(HexFormat.of().parseHex(password)) : Optional.empty();
    }

    private static byte[] pbkdf2(byte[] password, byte[] salt, int iterations) {
        char[] text = characters(password);
        PBEKeySpec spec = new PBEKeySpec(text, salt, iterations, 256);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing); // every JDK has it
        } finally {
            spec.clearPassword();
        }
    }

    private static char[] characters(byte[] password) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(password))
                    .toString()
                    .toCharArray();
        } catch (CharacterCodingException noUtf8) {
            return new String(password, StandardCharsets.ISO_8859_1).toCharArray();
        }
    }

    static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing); // every JDK has it
        }
    }

    private static byte[] decode(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    /** The form that is stored; never for a log. */
    String stored() {
        String rest = TO_TEXT.encodeToString(salt) + "$" + TO_TEXT.encodeToString(hash);
        return isFast() ? KEY + "$" + rest : TEXT + "$" + iterations + "$" + rest;
    }

    /** Leaves salt and hash out. */
    @Override
    public String toString() {
        return "PasswordHash[" + (isFast() ? KEY : TEXT) + "]";
    }
}
