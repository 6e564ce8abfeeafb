package org.ocpp4j.server.access.sso;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.text.ParseException;

/** Reads a JWKS (RFC 7517). Stateless. */
final class KeyText {
    /** Longest JWKS, in bytes: those of big providers have some 20 kB. */
    static final int LONGEST = 1_000_000;

    private static final int MOST_KEYS = 100;

    private KeyText() {}

    /** The public keys of a text; a private half that stands there is dropped. Keys of unknown types are left out. */
    static JWKSet read(String text) throws IOException {
        JWKSet keys;
        try {
            keys = JWKSet.parse(text).toPublicJWKSet();
        } catch (ParseException | RuntimeException malformed) {
            throw new IOException("it holds no JWKS");
        }
        if (keys.getKeys().isEmpty()) {
            throw new IOException("it holds no public key of a type that is known");
        }
        if (keys.getKeys().size() > MOST_KEYS) {
            throw new IOException("it holds more than " + MOST_KEYS + " keys");
        }
        return keys;
    }
}
