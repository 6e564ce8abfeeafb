package org.ocpp4j.server.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The bodies of requests and answers about credentials. */
final class CredentialBodies {
    private CredentialBodies() {}

    /**
     * A credential outside.
     *
     * @param name its name
     * @param kind token or password
     * @param scope view, command or administer
     * @param state active, expired or revoked
     * @param createdAt when it was made
     * @param expiresAt from when on it is refused; null for never
     * @param revokedAt since when it is refused; null: it is not revoked
     */
    record CredentialView(
            String name,
            String kind,
            String scope,
            String state,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {}

    /**
     * The credential to create.
     *
     * @param name its name: letters, digits and . _ @ -
     * @param kind token or password
     * @param scope view, command or administer
     * @param expires how long it is valid, for example 90d; null for ever
     * @param password the password of an account; null: the server generates one
     */
    record NewCredential(
            @Nullable String name,
            @Nullable String kind,
            @Nullable String scope,
            @Nullable String expires,
            @Nullable String password) {
        /** Leaves the password out. */
        @Override
        public String toString() {
            return "NewCredential[" + name + ", " + kind + ", " + scope + "]";
        }
    }

    /**
     * The created credential.
     *
     * @param name its name
     * @param kind token or password
     * @param scope view, command or administer
     * @param expiresAt from when on it is refused; null for never
     * @param secret the token, or the generated password; null if the caller gave the password
     */
    record CreatedCredential(
            String name,
            String kind,
            String scope,
            @Nullable Instant expiresAt,
            @Nullable String secret) {
        /** Leaves the secret out. */
        @Override
        public String toString() {
            return "CreatedCredential[" + name + ", " + kind + ", " + scope + "]";
        }
    }
}
