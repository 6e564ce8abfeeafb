package org.ocpp4j.server.access;

import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.secret.KeyedDigest;

/**
 * Remembers which password fitted which stored hash, so that not every request costs what a slow hash costs. It answers
 * for the hash it has seen only: after a change or a revocation the stored hash is another one. Passwords themselves are
 * not kept, only a digest under a key that ends with the process. Thread-safe; bounded by {@link #MOST}.
 */
final class VerifiedPasswords {
    private static final int MOST = 200;

    private final KeyedDigest digest = new KeyedDigest();
    private final Map<String, byte[]> digests = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > MOST;
        }
    };

    boolean knows(String storedHash, String password) {
        byte @Nullable [] known;
        synchronized (digests) {
            known = digests.get(storedHash);
        }
        return known != null && MessageDigest.isEqual(known, digest.of(password));
    }

    void remember(String storedHash, String password) {
        byte[] known = digest.of(password);
        synchronized (digests) {
            digests.put(storedHash, known);
        }
    }
}
