package org.ocpp4j.server.access.sso;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;

/** The source of the issuer's keys. Called by one thread at a time. */
interface KeySource {
    /**
     * Looks for the keys. Blocks, for a bounded time.
     *
     * @return the public keys
     * @throws IOException if there are none, with the reason for people
     * @throws InterruptedException if the server stops
     */
    JWKSet read() throws IOException, InterruptedException;

    /** Its name in the log; without secrets. */
    String name();
}
