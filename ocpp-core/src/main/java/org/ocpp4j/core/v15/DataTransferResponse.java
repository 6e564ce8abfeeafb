package org.ocpp4j.core.v15;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.Response;

/**
 * Reports whether vendor data was understood, and may carry data back (OCPP 1.5, DataTransfer.conf).
 *
 * @param status what the receiver made of the request
 * @param data answer, in a form that the vendor defines; null if there is none
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
