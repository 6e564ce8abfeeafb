package org.ocpp4j.server.secret;

import java.security.SecureRandom;
import java.util.Base64;

/** Recognises a secret that was seen before without keeping it: a digest under a key that ends with the process. Thread-safe. */
public final class KeyedDigest {
    private final byte[] key = new byte[32];

    /** With a key of its own. */
    public KeyedDigest() {
        new SecureRandom().nextBytes(key);
    }

    /**
     * The digest of a secret.
     *
     * @param parts the secret; its parts follow each other
     * @return 32 bytes in Base64, the same for the same secret
     */
    public String of(byte[]... parts) {
        return Base64.getEncoder().encodeToString(Sha256.hmac(key, parts));
    }
}
