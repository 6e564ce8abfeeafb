package org.ocpp4j.server.secret;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The hash of one password of a station or an operator, as a text that says how it was made:
 *
 * <ul>
 *   <li>{@code pbkdf2-sha256$rounds$salt$hash} of a text, slow on purpose;
 *   <li>{@code hmac-sha256$salt$hash} of a key. A key is given as 32 to 40 hex digits and has 16 to 20 random bytes
 *       (OCPP 1.6 security whitepaper, AuthorizationKey): it cannot be guessed, so that a fast hash is enough.
 * </ul>
 *
 * <p>Salt and hash are in Base64 without padding. Immutable.
 */
public final class PasswordHash {
    /**
     * What OWASP recommends for PBKDF2 with HMAC-SHA256 since 2023; some 200 ms of a processor. A station pays them once
     * in the life of the server, see {@link VerifiedPasswords}, and never if it has a key. Stored hashes keep the number
     * that they were made with.
     */
    static final int ROUNDS = 600_000;

    /** No password matches it, and to find that out takes as long as with any new hash of a text. */
    public static final PasswordHash OF_NOBODY = new PasswordHash(ROUNDS, new byte[16], new byte[32]);

    private static final String TEXT = "pbkdf2-sha256";
    private static final String KEY = "hmac-sha256";
    private static final Pattern HEX_KEY = Pattern.compile("([0-9A-Fa-f]{2}){16,20}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder TO_TEXT = Base64.getEncoder().withoutPadding();

    private final int rounds; // 0 for the hash of a key
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(int rounds, byte[] salt, byte[] hash) {
        this.rounds = rounds;
        this.salt = salt;
        this.hash = hash;
    }

    /**
     * Makes the hash of a text. Takes its time.
     *
     * @param password the text, even if it could be a key
     * @return the hash
     */
    public static PasswordHash ofText(String password) {
        byte[] salt = salt();
        return new PasswordHash(ROUNDS, salt, Sha256.pbkdf2(password.toCharArray(), salt, ROUNDS));
    }

    /**
     * Makes the hash of a key or a text. Takes its time if it is a text.
     *
     * @param password a key as hex digits, or a text
     * @return the hash
     */
    public static PasswordHash ofKeyOrText(String password) {
        byte[] salt = salt();
        return key(password)
                .map(key -> new PasswordHash(0, salt, Sha256.hmac(salt, key)))
                .orElseGet(() -> ofText(password));
    }

    /**
     * Reads what {@link #stored} wrote.
     *
     * @param stored a stored hash
     * @return the hash
     * @throws IllegalArgumentException if it is something else; the text is not repeated
     */
    public static PasswordHash parse(String stored) {
        String[] parts = stored.split("\\$", -1);
        if (parts.length == 4 && parts[0].equals(TEXT)) {
            return new PasswordHash(Integer.parseInt(parts[1]), decode(parts[2]), decode(parts[3]));
        }
        if (parts.length == 3 && parts[0].equals(KEY)) {
            return new PasswordHash(0, decode(parts[1]), decode(parts[2]));
        }
        throw new IllegalArgumentException("A stored password has none of the forms that are known");
    }

    /**
     * Whether {@link #matches} takes microseconds.
     *
     * @return true for the hash of a key
     */
    public boolean isFast() {
        return rounds == 0;
    }

    /**
     * Compares with the presented bytes. For a key these may be its bytes, as the specification wants it, or its hex
     * digits in either case, as many stations do; for a text its bytes in UTF-8, or in Latin-1 where they are no UTF-8.
     *
     * @param presented the bytes that were presented
     * @return whether they are the password
     */
    public boolean matches(byte[] presented) {
        if (!isFast()) {
            return MessageDigest.isEqual(hash, Sha256.pbkdf2(characters(presented), salt, rounds));
        }
        boolean asBytes = MessageDigest.isEqual(hash, Sha256.hmac(salt, presented));
        boolean asDigits = key(new String(presented, StandardCharsets.ISO_8859_1))
                .map(key -> MessageDigest.isEqual(hash, Sha256.hmac(salt, key)))
                .orElse(false);
        return asBytes || asDigits;
    }

    private static byte[] salt() {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return salt;
    }

    private static Optional<byte[]> key(String password) {
        return HEX_KEY.matcher(password).matches() ? Optional.of(HexFormat.of().parseHex(password)) : Optional.empty();
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

    private static byte[] decode(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    /**
     * The form that is stored; never for a log.
     *
     * @return what {@link #parse} reads
     */
    public String stored() {
        String rest = TO_TEXT.encodeToString(salt) + "$" + TO_TEXT.encodeToString(hash);
        return isFast() ? KEY + "$" + rest : TEXT + "$" + rounds + "$" + rest;
    }

    /** Leaves salt and hash out. */
    @Override
    public String toString() {
        return "PasswordHash[" + (isFast() ? KEY : TEXT) + "]";
    }
}
