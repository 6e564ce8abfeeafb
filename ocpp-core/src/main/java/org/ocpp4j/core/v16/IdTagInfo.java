package org.ocpp4j.core.v16;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.MaxLength;

/**
 * What is known about the authorization of an identifier (OCPP 1.6, section 7.27).
 *
 * @param status whether the identifier may be used
 * @param expiryDate time at which the identifier leaves the authorization cache; null for no end
 * @param parentIdTag group that the identifier belongs to; null for none
 */
public record IdTagInfo(
        AuthorizationStatus status,
        @Nullable Instant expiryDate,
        @MaxLength(20) @Nullable String parentIdTag) {

    /** Sets the required components; the optional ones are null. */
    public IdTagInfo(AuthorizationStatus status) {
        this(status, null, null);
    }

    /** Returns a copy with this {@code expiryDate}; null removes it. */
    public IdTagInfo withExpiryDate(@Nullable Instant expiryDate) {
        return new IdTagInfo(status, expiryDate, parentIdTag);
    }

    /** Returns a copy with this {@code parentIdTag}; null removes it. */
    public IdTagInfo withParentIdTag(@Nullable String parentIdTag) {
        return new IdTagInfo(status, expiryDate, parentIdTag);
    }

    /**
     * An answer without end and without group.
     *
     * @param status whether the identifier may be used
     * @return the information
     */
    public static IdTagInfo of(AuthorizationStatus status) {
        return new IdTagInfo(status, null, null);
    }
}
