package org.ocpp4j.server.station;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.ocpp4j.server.secret.PasswordHash;
import org.ocpp4j.server.secret.VerifiedPasswords;

/**
 * Makes and checks the hashes of stations' passwords. A password is a text, or a key of 16 to 20 bytes given as hex
 * digits, as AuthorizationKey holds it; a station may present a key as bytes or as hex digits. The check of a text is
 * slow on purpose; correct passwords are remembered. Thread-safe.
 */
public final class StationPasswords {
    private static final int LONGEST = 255;

    private final VerifiedPasswords verified = new VerifiedPasswords();

    /**
     * Makes the hash of a new password. Takes some 200 ms for a text; not for threads of a transport.
     *
     * @param password a text, or a key as 32 to 40 hex digits
     * @return the hash to store; it names its own method
     * @throws IllegalArgumentException if the password is empty or longer than 255 bytes
     */
    public static String hash(String password) {
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > LONGEST) {
            throw new IllegalArgumentException(
                    "A password must have 1 to " + LONGEST + " bytes; this one has " + bytes);
        }
        return PasswordHash.ofKeyOrText(password).stored();
    }

    /**
     * Checks a password if that is fast; for any thread.
     *
     * @param stored what {@link #hash} made
     * @param presented what the station presents
     * @return whether it is right; empty if only {@link #matches} can decide
     */
    public Optional<Boolean> quickly(String stored, byte[] presented) {
        if (PasswordHash.parse(stored).isFast()) {
            return Optional.of(verified.matches(stored, presented));
        }
        return verified.knows(stored, presented) ? Optional.of(true) : Optional.empty();
    }

    /**
     * Checks a password; not for threads of a transport.
     *
     * @param stored what {@link #hash} made
     * @param presented what the station presents
     * @return whether it is right
     */
    public boolean matches(String stored, byte[] presented) {
        return verified.matches(stored, presented);
    }

    /**
     * Takes as long as the check of a wrong text, so that the time does not reveal whether a station has a password.
     *
     * @param presented what the station presents
     */
    public void pretend(byte[] presented) {
        if (PasswordHash.OF_NOBODY.matches(presented)) {
            throw new IllegalStateException("A password hashed to zeros");
        }
    }
}
