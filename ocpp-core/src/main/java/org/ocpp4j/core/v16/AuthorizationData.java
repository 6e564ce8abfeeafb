package org.ocpp4j.core.v16;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.MaxLength;

/**
 * One entry of an update of the local authorization list (OCPP 1.6, section 7.1).
 *
 * @param idTag identifier that the entry is about
 * @param idTagInfo what the list shall hold about the identifier; null in a differential update removes the entry
 */
public record AuthorizationData(
        @MaxLength(20) String idTag, @Nullable IdTagInfo idTagInfo) {

    /** Sets the required components; the optional ones are null. */
    public AuthorizationData(String idTag) {
        this(idTag, null);
    }

    /** Returns a copy with this {@code idTagInfo}; null removes it. */
    public AuthorizationData withIdTagInfo(@Nullable IdTagInfo idTagInfo) {
        return new AuthorizationData(idTag, idTagInfo);
    }
}
