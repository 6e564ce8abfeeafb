package org.ocpp4j.core.v16;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.MaxLength;
import org.ocpp4j.core.message.ToStation;

/**
 * Carries data that OCPP itself does not define, in either direction (OCPP 1.6, section 6.15).
 *
 * @param vendorId name space of the vendor, by custom a reversed domain name
 * @param messageId kind of message within the vendor's name space; null if the vendor needs none
 * @param data payload, in a form that both sides have agreed on; null for none
 */
public record DataTransferRequest(
        @MaxLength(255) String vendorId,
        @MaxLength(50) @Nullable String messageId,
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
