package org.ocpp4j.core.transport;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.error.NotRepresentableException;
import tools.jackson.databind.JsonNode;

/** Sends calls to the peer; common to JSON and SOAP. Thread-safe. */
@FunctionalInterface
public interface Calls {
    /**
     * Makes a call. Returns without waiting.
     *
     * @param messageId the id that assigns the answer to the call
     * @param action the action's name on the wire
     * @param payload the arguments
     * @return the payload of the result. It fails with {@link org.ocpp4j.core.error.CallRejectedException} if the peer
     *     answers with an error, and with {@link org.ocpp4j.core.error.ConnectionLostException} if the connection ends
     *     first. Cancel its future to stop waiting
     */
    CompletionStage<JsonNode> call(String messageId, String action, JsonNode payload);

    /**
     * Sends a request without a response (SEND, OCPP-J 2.1). Returns without waiting. The default refuses it.
     *
     * @param messageId the id of the message
     * @param action the action's name on the wire
     * @param payload the arguments
     * @return completed when the message was passed on. It fails with {@link
     *     org.ocpp4j.core.error.NotRepresentableException} if such a request cannot be sent, and with {@link
     *     org.ocpp4j.core.error.ConnectionLostException} if the connection ends first
     */
    default CompletionStage<Void> send(String messageId, String action, JsonNode payload) {
        return CompletableFuture.failedFuture(
                new NotRepresentableException(action + " has no answer, and nothing here can carry that"));
    }

    /**
     * Reports to the peer that the result of a call of this side cannot be accepted (CALLRESULTERROR, OCPP-J 2.1). The
     * default does nothing, and so does a transport whose version has no such message.
     *
     * @param messageId the id of the call
     * @param why the error in the result
     */
    default void refuseResult(String messageId, CallRejectedException why) {}
}
