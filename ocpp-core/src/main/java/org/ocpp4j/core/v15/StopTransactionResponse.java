package org.ocpp4j.core.v15;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.Response;

/**
 * Acknowledges the end of a transaction (OCPP 1.5, StopTransaction.conf). It cannot keep the transaction going.
 *
 * @param idTagInfo what the central system knows about the identifier that was presented to stop; null if there is
 *     nothing to say
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
