package org.ocpp4j.server.secret;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Remembers which password matched which stored hash, so that neither a reconnect nor a request costs what a slow hash
 * costs: the last 20,000, some 4 MB, each until it was not used for a week. A password itself is not kept, but a digest
 * of it and the hash under a key that ends with the process: a changed or revoked password makes the remembered digest
 * worthless. A wrong password is not remembered. Thread-safe.
 */
public final class VerifiedPasswords {
    private static final int MOST = 20_000;
    private static final Duration LASTING = Duration.ofDays(7);

    private final KeyedDigest digest = new KeyedDigest();
    private final Cache<String, Boolean> right = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(LASTING)
            .executor(Runnable::run)
            .build();

    /**
     * Whether a password matched before; takes no time.
     *
     * @param stored what {@link PasswordHash#stored} returned
     * @param presented the bytes that were presented
     * @return false if only {@link #matches} can decide
     */
    public boolean knows(String stored, byte[] presented) {
        return right.getIfPresent(reference(stored, presented)) != null;
    }

    /**
     * Checks a password, and remembers it if it is right. Takes its time if it is not known and the hash is slow.
     *
     * @param stored what {@link PasswordHash#stored} returned
     * @param presented the bytes that were presented
     * @return whether it is right
     */
    public boolean matches(String stored, byte[] presented) {
        PasswordHash hash = PasswordHash.parse(stored);
        if (hash.isFast()) {
            return hash.matches(presented);
        }
        String reference = reference(stored, presented);
        if (right.getIfPresent(reference) != null) {
            return true;
        }
        boolean matches = hash.matches(presented);
        if (matches) {
            right.put(reference, true);
        }
        return matches;
    }

    /** The stored hash is part of it: its salt is unique, and it changes with the password. */
    private String reference(String stored, byte[] presented) {
        return digest.of((stored + "$").getBytes(StandardCharsets.US_ASCII), presented);
    }
}
