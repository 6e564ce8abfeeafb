package org.ocpp4j.core.v16;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.Response;

/**
 * Answers a vendor-specific message (OCPP 1.6, section 6.16).
 *
 * @param status whether the message was understood and accepted
 * @param data payload of the answer, in a form that both sides have agreed on; null for none
 */
public record DataTransferResponse(
        DataTransferStatus status, @Nullable String data) implements Response {

    /** Sets the required components; the optional ones are null. */
    public DataTransferResponse(DataTransferStatus status) {
        this(status, null);
    }

    /** Returns a copy with this {@code data}; null removes it. */
    public DataTransferResponse withData(@Nullable String data) {
        return new DataTransferResponse(status, data);
    }
}
