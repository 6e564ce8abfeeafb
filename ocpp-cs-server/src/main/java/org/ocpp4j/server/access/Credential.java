package org.ocpp4j.server.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.Scope;

/**
 * A token or an account, as it may be shown to administrators.
 *
 * @param name its name, which no other has
 * @param kind what it is
 * @param scope what its owner may do
 * @param createdAt when it was made
 * @param expiresAt from when on it is refused; null: never
 * @param revokedAt since when it is refused; null: it is not revoked
 */
public record Credential(
        String name,
        Kind kind,
        Scope scope,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {
    /** What a credential is. The table has these names. */
    public enum Kind {
        /** A random text, sent as {@code Bearer}. */
        TOKEN,
        /** A name and a password, sent as {@code Basic}. */
        PASSWORD
    }

    /**
     * What has become of it.
     *
     * @param now the time
     * @return {@code active}, {@code expired} or {@code revoked}
     */
    public String state(Instant now) {
        if (revokedAt != null) {
            return "revoked";
        }
        return expiresAt != null && !expiresAt.isAfter(now) ? "expired" : "active";
    }
}
