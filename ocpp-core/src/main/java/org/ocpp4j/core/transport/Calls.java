package org.ocpp4j.core.transport;

import java.util.concurrent.CompletionStage;
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
}
