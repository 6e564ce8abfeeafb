package org.ocpp4j.core;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.transport.ReceivedCall;
import tools.jackson.databind.JsonNode;

/**
 * A call on its way through the interceptors.
 *
 * @param peer the other side
 * @param direction whether the peer calls or is called
 * @param messageId the message id; for a call that is sent, the id that it will carry
 * @param action the action on the wire
 * @param payload the payload on the wire
 * @param received the call as it was received, and the frame of its answer; null for a call that is sent, and where the
 *     transport does not provide it
 */
public record CallContext(
        Peer peer,
        Direction direction,
        String messageId,
        String action,
        JsonNode payload,
        @Nullable ReceivedCall received) {
    /**
     * A call whose frame is not known.
     *
     * @param peer the other side
     * @param direction whether the peer calls or is called
     * @param messageId the message id
     * @param action the action on the wire
     * @param payload the payload on the wire
     */
    public CallContext(Peer peer, Direction direction, String messageId, String action, JsonNode payload) {
        this(peer, direction, messageId, action, payload, null);
    }
}
