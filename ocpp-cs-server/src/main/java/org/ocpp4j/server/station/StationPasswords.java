package org.ocpp4j.server.station;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes and checks the hashes of stations' passwords. A password is a text, or a key of 16 to 20 bytes given as hex digits,
 * which is what AuthorizationKey holds; a station may present a key as bytes or as hex digits.
 *
 * <p>To check a text takes long on purpose. What was right is remembered, so that neither a reconnect nor a request over
 * SOAP costs that again: the last 20,000, some 4 MB, never the password but its HMAC under a key that this process alone
 * has, together with the hash that it fits; a new password makes what was remembered worthless. What was wrong is not
 * remembered. Thread-safe: the memory has one lock, held for no work.
 */
public final class StationPasswords {
    private static final int MOST_REMEMBERED = 20_000;
    private static final int LONGEST = 255;

    /** Of nobody's password. */
    private static final String NOBODY = PasswordHash.of("nobody").stored();

    private final byte[] secret = new byte[32];
    private final Map<String, Boolean> right = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /** Remembers nothing yet. */
    public StationPasswords() {
        new SecureRandom().nextBytes(secret);
    }

    /**
     * Makes the hash of a new password. Takes some 30 ms for a text; not for threads of a transport.
     *
     * @param password a text, or a key as 32 to 40 hex digits
     * @return what to store: it says itself how it was made
     * @throws IllegalArgumentException if the password is empty or longer than 255 bytes
     */
    public static String hash(String password) {
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > LONGEST) {
            throw new IllegalArgumentException(
                    "A password must have 1 to " + LONGEST + " bytes; this one has " + bytes);
        }
        return PasswordHash.of(password).stored();
    }

    /**
     * Checks a password if that takes no time; for any thread.
     *
     * @param stored what {@link #hash} made
     * @param presented what the station presents
     * @return whether it is right; empty if only {@link #matches} can tell
     */
    public Optional<Boolean> quickly(String stored, byte[] presented) {
        PasswordHash hash = PasswordHash.parse(stored);
        if (hash.isFast()) {
            return Optional.of(hash.matches(presented));
        }
        return isRemembered(reference(stored, presented)) ? Optional.of(true) : Optional.empty();
    }

    /**
     * Checks a password; not for threads of a transport.
     *
     * @param stored what {@link #hash} made
     * @param presented what the station presents
     * @return whether it is right
     */
    public boolean matches(String stored, byte[] presented) {
        PasswordHash hash = PasswordHash.parse(stored);
        if (hash.isFast()) {
            return hash.matches(presented);
        }
        String reference = reference(stored, presented);
        if (isRemembered(reference)) {
            return true;
        }
        boolean matches = hash.matches(presented);
        if (matches) {
            synchronized (right) {
                right.put(reference, true);
            }
        }
        return matches;
    }

    /**
     * Takes as long as to check a wrong text, so that the time does not tell whether a station has a password at all.
     *
     * @param presented what the station presents
     */
    public void pretend(byte[] presented) {
        matches(NOBODY, presented);
    }

    private boolean isRemembered(String reference) {
        synchronized (right) {
            return right.get(reference) != null;
        }
    }

    /** The stored hash is part of it: its salt is unique, and it changes with the password. */
    private String reference(String stored, byte[] presented) {
        byte[] prefix = (stored + "$").getBytes(StandardCharsets.US_ASCII);
        byte[] both = new byte[prefix.length + presented.length];
        System.arraycopy(prefix, 0, both, 0, prefix.length);
        System.arraycopy(presented, 0, both, prefix.length, presented.length);
        return Base64.getEncoder().encodeToString(PasswordHash.hmac(secret, both));
    }
}
