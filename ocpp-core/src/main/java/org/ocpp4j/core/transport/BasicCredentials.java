package org.ocpp4j.core.transport;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * User and password of HTTP basic authentication (RFC 7617), as stations send them (OCPP-J 1.6, section 6.2.2): the
 * user is the identity; the password may be any bytes, not only text. Immutable.
 */
public final class BasicCredentials {
    private static final String SCHEME = "basic ";

    private final byte[] userAndPassword;
    private final int colon;

    private BasicCredentials(byte[] userAndPassword, int colon) {
        this.userAndPassword = userAndPassword;
        this.colon = colon;
    }

    /**
     * Reads the value of an {@code Authorization} header.
     *
     * @param header the value
     * @return the credentials, or empty if the value has another scheme, is not Base64, or has no colon
     */
    public static Optional<BasicCredentials> parse(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == ':') {
                return Optional.of(new BasicCredentials(bytes, i));
            }
        }
        return Optional.empty();
    }

    /**
     * Creates credentials to send.
     *
     * @param user the user, without a colon
     * @param password the password, whose bytes are sent unchanged
     * @return the credentials
     * @throws IllegalArgumentException if the user contains a colon
     */
    public static BasicCredentials of(String user, byte[] password) {
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("The user of basic authentication must not have a colon: " + user);
        }
        byte[] start = (user + ":").getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(start, start.length + password.length);
        System.arraycopy(password, 0, both, start.length, password.length);
        return new BasicCredentials(both, start.length - 1);
    }

    /**
     * The value of an {@code Authorization} header.
     *
     * @return the scheme and both parts in Base64; it contains the password
     */
    public String header() {
        return "Basic " + Base64.getEncoder().encodeToString(userAndPassword);
    }

    /**
     * Compares with other credentials, in the same time wherever they differ.
     *
     * @param other the other credentials
     * @return true if user and password are the same
     */
    public boolean matches(BasicCredentials other) {
        return MessageDigest.isEqual(other.userAndPassword, userAndPassword);
    }

    /**
     * The user, up to the first colon.
     *
     * @return the identity of the station, if the station follows the specification
     */
    public String user() {
        return new String(userAndPassword, 0, colon, StandardCharsets.UTF_8);
    }

    /**
     * The password, after the first colon.
     *
     * @return a copy
     */
    public byte[] password() {
        return Arrays.copyOfRange(userAndPassword, colon + 1, userAndPassword.length);
    }

    /**
     * Whether these are the credentials of a station. The time that the comparison takes does not reveal where they
     * differ. An identity may contain colons.
     *
     * @param identity the identity
     * @param password its password
     * @return true if both are right
     */
    public boolean matches(String identity, byte[] password) {
        byte[] user = (identity + ":").getBytes(StandardCharsets.UTF_8);
        byte[] expected = Arrays.copyOf(user, user.length + password.length);
        System.arraycopy(password, 0, expected, user.length, password.length);
        return MessageDigest.isEqual(expected, userAndPassword);
    }

    /** Omits the password. */
    @Override
    public String toString() {
        return "BasicCredentials[" + user() + "]";
    }
}
