package org.ocpp4j.server.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.Scope;

/**
 * A token or an account, as it may be shown to administrators.
 *
 * @param name its unique name
 * @param kind its kind
 * @param scope the permission of its owner
 * @param createdAt when it was created
 * @param expiresAt from when on it is refused; null for never
 * @param revokedAt since when it is refused; null if it is not revoked
 */
public record Credential(
        String name,
        Kind kind,
        Scope scope,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {
    /** The kinds of credentials. The table has these names. */
    public enum Kind {
        /** A random text, sent as {@code Bearer}. */
        TOKEN,
        /** A name and a password, sent as {@code Basic}. */
        PASSWORD
    }

    /**
     * Its current state.
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
