package org.ocpp4j.core.v15;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.MaxLength;

/**
 * One entry of an update to the local authorization list (OCPP 1.5, SendLocalList.req).
 *
 * @param idTag identifier that the entry is about
 * @param idTagInfo what the station has to remember about it; null removes the identifier in a differential update
 */
public record AuthorisationData(
        @MaxLength(20) String idTag, @Nullable IdTagInfo idTagInfo) {

    /** Sets the required components; the optional ones are null. */
    public AuthorisationData(String idTag) {
        this(idTag, null);
    }

    /** Returns a copy with this {@code idTagInfo}; null removes it. */
    public AuthorisationData withIdTagInfo(@Nullable IdTagInfo idTagInfo) {
        return new AuthorisationData(idTag, idTagInfo);
    }
}
