package org.ocpp4j.core;

import tools.jackson.databind.JsonNode;

/**
 * A call on its way through the interceptors.
 *
 * @param peer the other side
 * @param direction whether the peer calls or is called
 * @param messageId the message id; of a call that is sent, the one it will carry
 * @param action the action on the wire
 * @param payload the payload on the wire
 */
public record CallContext(Peer peer, Direction direction, String messageId, String action, JsonNode payload) {
    /**
     * The same call with another payload.
     *
     * @param other the payload
     * @return a copy
     */
    public CallContext withPayload(JsonNode other) {
        return new CallContext(peer, direction, messageId, action, other);
    }
}
