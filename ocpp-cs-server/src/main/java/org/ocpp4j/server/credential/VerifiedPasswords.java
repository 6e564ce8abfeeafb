package org.ocpp4j.server.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which password fitted which stored hash, so that not every request costs what a slow hash costs. It answers
 * for the hash it has seen only: after a change or a revocation the stored hash is another one. Passwords themselves are
 * not kept, only a digest under a key that ends with the process. Thread-safe; bounded by {@link #MOST}.
 */
final class VerifiedPasswords {
    private static final int MOST = 200;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Map<String, byte[]> digests = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > MOST;
        }
    };

    VerifiedPasswords() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
    }

    boolean knows(String storedHash, String password) {
        byte @Nullable [] known;
        synchronized (digests) {
            known = digests.get(storedHash);
        }
        return known != null && MessageDigest.isEqual(known, digest(password));
    }

    void remember(String storedHash, String password) {
        byte[] digest = digest(password);
        synchronized (digests) {
            digests.put(storedHash, digest);
        }
    }

    private byte[] digest(String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible); // every JDK has it
        }
    }
}
