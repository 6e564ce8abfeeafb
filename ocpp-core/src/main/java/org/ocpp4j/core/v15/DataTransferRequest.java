package org.ocpp4j.core.v15;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.ToStation;

/**
 * Carries data of a vendor's own making that OCPP has no message for (OCPP 1.5, DataTransfer.req). Either side may send
 * it.
 *
 * @param vendorId vendor of the extension, by convention a reversed domain name such as {@code com.example}
 * @param messageId which message of that vendor; null if the vendor needs no distinction
 * @param data payload, in a form that the vendor defines; null if there is none
 */
public record DataTransferRequest(
        String vendorId,
        @Nullable String messageId,
        @Nullable String data) implements FromStation<DataTransferResponse>, ToStation<DataTransferResponse> {

    /** Sets the required components; the optional ones are null. */
    public DataTransferRequest(String vendorId) {
        this(vendorId, null, null);
    }

    /** Returns a copy with this {@code messageId}; null removes it. */
    public DataTransferRequest withMessageId(@Nullable String messageId) {
        return new DataTransferRequest(vendorId, messageId, data);
    }

    /** Returns a copy with this {@code data}; null removes it. */
    public DataTransferRequest withData(@Nullable String data) {
        return new DataTransferRequest(vendorId, messageId, data);
    }
}
