package org.ocpp4j.core.v16;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station to send one of its messages now (OCPP 1.6, section 6.51).
 *
 * @param requestedMessage message to send
 * @param connectorId connector that the message shall be about; null for all connectors where that matters
 */
public record TriggerMessageRequest(
        MessageTrigger requestedMessage, @Nullable Long connectorId) implements ToStation<TriggerMessageResponse> {

    /** Sets the required components; the optional ones are null. */
    public TriggerMessageRequest(MessageTrigger requestedMessage) {
        this(requestedMessage, null);
    }

    /** Returns a copy with this {@code connectorId}; null removes it. */
    public TriggerMessageRequest withConnectorId(@Nullable Long connectorId) {
        return new TriggerMessageRequest(requestedMessage, connectorId);
    }
}
