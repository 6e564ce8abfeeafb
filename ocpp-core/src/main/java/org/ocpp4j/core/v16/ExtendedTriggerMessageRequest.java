package org.ocpp4j.core.v16;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station to send one of its messages now, also those of the security extension (OCPP 1.6 security whitepaper,
 * section 5.5).
 *
 * @param requestedMessage message to send
 * @param connectorId connector that the message shall be about, counted from 1; null if it is about no particular one
 */
public record ExtendedTriggerMessageRequest(
        ExtendedMessageTrigger requestedMessage, @Nullable Long connectorId)
        implements ToStation<ExtendedTriggerMessageResponse> {

    /** Sets the required components; the optional ones are null. */
    public ExtendedTriggerMessageRequest(ExtendedMessageTrigger requestedMessage) {
        this(requestedMessage, null);
    }

    /** Returns a copy with this {@code connectorId}; null removes it. */
    public ExtendedTriggerMessageRequest withConnectorId(@Nullable Long connectorId) {
        return new ExtendedTriggerMessageRequest(requestedMessage, connectorId);
    }
}
