package org.ocpp4j.core.codec;

import tools.jackson.databind.JsonNode;

/** A message of the RPC layer (OCPP-J 1.6, section 4.2). Immutable unless its payload is changed. */
public sealed interface Frame {
    /**
     * The id that assigns an answer to its CALL.
     *
     * @return the message id, at most 36 characters if the peer follows the rules
     */
    String messageId();

    /**
     * A request.
     *
     * @param messageId unique among the calls of the sender
     * @param action the action's name
     * @param payload the arguments, an object where the peer keeps to the rules
     */
    record Call(String messageId, String action, JsonNode payload) implements Frame {}

    /**
     * The answer to a call that succeeded.
     *
     * @param messageId the message id of the call
     * @param payload the result, an object if the peer follows the rules
     */
    record CallResult(String messageId, JsonNode payload) implements Frame {}

    /**
     * The answer to a call that failed.
     *
     * @param messageId the message id of the call
     * @param code the error code as it travels
     * @param description a sentence for people; may be empty
     * @param details an object; empty where there are none
     */
    record CallError(String messageId, String code, String description, JsonNode details) implements Frame {}

    /**
     * The reaction to a result that cannot be accepted (OCPP-J 2.1); it is not answered.
     *
     * @param messageId the message id of the call and its result
     * @param code the error code as it travels
     * @param description a sentence for people; may be empty
     * @param details an object; empty where there are none
     */
    record CallResultError(String messageId, String code, String description, JsonNode details) implements Frame {}

    /**
     * A request without a response (OCPP-J 2.1).
     *
     * @param messageId unique among the messages of the sender
     * @param action the action's name
     * @param payload the arguments, an object where the peer keeps to the rules
     */
    record Send(String messageId, String action, JsonNode payload) implements Frame {}
}
