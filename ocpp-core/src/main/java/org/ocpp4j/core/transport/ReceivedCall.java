package org.ocpp4j.core.transport;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call of the peer as its transport received it, and the frame that will answer it. A transport creates one for each
 * call that it passes to {@link InboundCalls#call(ReceivedCall, java.util.concurrent.CompletableFuture)}; interceptors
 * find it in {@link org.ocpp4j.core.CallContext#received}, for example to keep the exact answer before it is sent.
 *
 * <p>Thread-safe.
 */
public final class ReceivedCall {
    private record Answer(JsonNode payload, String text) {}

    private final String messageId;
    private final String action;
    private final JsonNode payload;
    private final String text;
    private final Function<JsonNode, String> writer;
    private @Nullable Answer answer;

    /**
     * A call.
     *
     * @param messageId the id that assigns the answer to the call
     * @param action the action's name on the wire
     * @param payload the arguments
     * @param text the whole frame: a JSON array of OCPP-J or a SOAP envelope
     * @param writer writes the frame that answers with a payload; {@link #answer} throws its exceptions
     */
    public ReceivedCall(
            String messageId, String action, JsonNode payload, String text, Function<JsonNode, String> writer) {
        this.messageId = messageId;
        this.action = action;
        this.payload = payload;
        this.text = text;
        this.writer = writer;
    }

    /**
     * The message id.
     *
     * @return the id that assigns the answer to the call
     */
    public String messageId() {
        return messageId;
    }

    /**
     * The action.
     *
     * @return its name on the wire
     */
    public String action() {
        return action;
    }

    /**
     * The arguments.
     *
     * @return the payload on the wire
     */
    public JsonNode payload() {
        return payload;
    }

    /**
     * The frame as it was received. It contains any secrets of the message.
     *
     * @return the whole text
     */
    public String text() {
        return text;
    }

    /**
     * Writes the frame that answers the call with a result. The frame of the last payload is kept: calling this method
     * with an equal payload returns the same text, and the transport sends the text that this method returns. So the
     * text is known before the answer is sent, even if it contains a random id, as in SOAP.
     *
     * @param result the payload of the result; it must not be changed afterwards
     * @return the whole text
     * @throws RuntimeException if the payload cannot be written; the peer would then receive an error
     */
    public synchronized String answer(JsonNode result) {
        Answer known = answer;
        if (known != null && known.payload().equals(result)) {
            return known.text();
        }
        String written = writer.apply(result);
        answer = new Answer(result, written);
        return written;
    }

    /** Omits the payload and the text. */
    @Override
    public String toString() {
        return "ReceivedCall[" + action + ", " + messageId + "]";
    }
}
