package org.ocpp4j.core.v15;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.MaxLength;

/**
 * What the central system knows about an identifier (OCPP 1.5, Authorize.conf).
 *
 * @param status whether the identifier may charge, or why not
 * @param expiryDate when a station has to drop this knowledge from its authorization cache; null sets no limit
 * @param parentIdTag group that the identifier belongs to, whose members may stop each other's transactions; null if
 *     there is none
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
