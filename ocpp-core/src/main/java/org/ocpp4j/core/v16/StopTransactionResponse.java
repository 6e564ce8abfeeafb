package org.ocpp4j.core.v16;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.Response;

/**
 * Confirms that the end of a transaction has been recorded (OCPP 1.6, section 6.50).
 *
 * @param idTagInfo authorization status of the identifier that ended the transaction; null if absent
 */
public record StopTransactionResponse(@Nullable IdTagInfo idTagInfo) implements Response {

    /** Sets the required components; the optional ones are null. */
    public StopTransactionResponse() {
        this(null);
    }

    /** Returns a copy with this {@code idTagInfo}; null removes it. */
    public StopTransactionResponse withIdTagInfo(@Nullable IdTagInfo idTagInfo) {
        return new StopTransactionResponse(idTagInfo);
    }
}
