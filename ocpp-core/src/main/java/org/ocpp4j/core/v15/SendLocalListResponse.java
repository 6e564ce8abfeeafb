package org.ocpp4j.core.v15;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.Response;

/**
 * Reports whether a list update was applied (OCPP 1.5, SendLocalList.conf).
 *
 * @param status outcome of the update
 * @param hash check value that the station computed over its list; null if it computes none
 */
public record SendLocalListResponse(
        UpdateStatus status, @Nullable String hash) implements Response {

    /** Sets the required components; the optional ones are null. */
    public SendLocalListResponse(UpdateStatus status) {
        this(status, null);
    }

    /** Returns a copy with this {@code hash}; null removes it. */
    public SendLocalListResponse withHash(@Nullable String hash) {
        return new SendLocalListResponse(status, hash);
    }
}
