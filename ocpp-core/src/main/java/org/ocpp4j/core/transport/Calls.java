package org.ocpp4j.core.transport;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.error.NotRepresentableException;
import tools.jackson.databind.JsonNode;

/** The peer, as something that answers calls; what JSON and SOAP have in common. Thread-safe. */
@FunctionalInterface
public interface Calls {
    /**
     * Makes a call. Returns without waiting.
     *
     * @param messageId the id that relates the answer
     * @param action the action's name on the wire
     * @param payload the arguments
     * @return the payload of the result. It fails with {@link org.ocpp4j.core.error.CallRejectedException} for an error that
     *     travels, and with {@link org.ocpp4j.core.error.ConnectionLostException} when the connection ends first. Cancelling
     *     its future means that nobody waits any longer
     */
    CompletionStage<JsonNode> call(String messageId, String action, JsonNode payload);

    /**
     * Sends a request that nobody answers (SEND, OCPP-J 2.1). Returns without waiting. The default refuses it.
     *
     * @param messageId the id of the message
     * @param action the action's name on the wire
     * @param payload the arguments
     * @return completed when the message was handed on. It fails with {@link
     *     org.ocpp4j.core.error.NotRepresentableException} where such a request cannot be sent, and with {@link
     *     org.ocpp4j.core.error.ConnectionLostException} when the connection ends first
     */
    default CompletionStage<Void> send(String messageId, String action, JsonNode payload) {
        return CompletableFuture.failedFuture(
                new NotRepresentableException(action + " has no answer, and nothing here can carry that"));
    }

    /**
     * Tells the peer that the result of a call of this side cannot be accepted (CALLRESULTERROR, OCPP-J 2.1). The default,
     * and a transport whose version has no such message, tells it nothing.
     *
     * @param messageId the id of the call
     * @param why what is wrong with the result
     */
    default void refuseResult(String messageId, CallRejectedException why) {}
}
