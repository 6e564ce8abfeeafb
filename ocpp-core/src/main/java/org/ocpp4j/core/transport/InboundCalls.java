package org.ocpp4j.core.transport;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.error.CloseReason;
import tools.jackson.databind.JsonNode;

/**
 * The way from the peer to the engine; the engine implements it, a transport calls it. No method blocks, so that the
 * threads of a transport may call them.
 */
public interface InboundCalls {
    /**
     * The peer makes a call. The engine passes its frame to the interceptors, so the transport must not pass it to
     * {@link #frame}, and must pass the answer to {@link #answered}.
     *
     * @param call the call
     * @param reply completed with the payload of the result, or failed with {@link
     *     org.ocpp4j.core.error.CallRejectedException}. Attach the code that sends the answer before you call this
     *     method, so that it runs before the work that follows the answer. A result is sent as {@link
     *     ReceivedCall#answer} writes it
     */
    void call(ReceivedCall call, CompletableFuture<JsonNode> reply);

    /**
     * Passes the answer to a call to the interceptors, before it is sent.
     *
     * @param call the same object as in {@link #call(ReceivedCall, CompletableFuture)}
     * @param text the frame, with the result or an error
     */
    void answered(ReceivedCall call, String text);

    /**
     * The peer makes a call, and the transport passes the frames of the call and of its answer to {@link #frame}. For
     * transports that do not know the text of an answer before they send it.
     *
     * @param messageId the id that assigns the answer to the call
     * @param action the action's name on the wire
     * @param payload the arguments
     * @param reply completed with the payload of the result, or failed with {@link
     *     org.ocpp4j.core.error.CallRejectedException}. Attach the code that sends the answer before you call this
     *     method, so that it runs before the work that follows the answer
     */
    void call(String messageId, String action, JsonNode payload, CompletableFuture<JsonNode> reply);

    /** The connection is ready: calls may be sent from now on. The transport calls it once, before anything else. */
    void opened();

    /**
     * Passes a frame to the interceptors.
     *
     * @param direction the direction of the frame
     * @param text the frame
     */
    void frame(Direction direction, String text);

    /**
     * Reports problems that cannot be answered: unreadable frames, and answers without a waiting call.
     *
     * @param problem what happened
     * @param cause the exception that caused it, or null
     */
    void problem(String problem, @Nullable Throwable cause);

    /**
     * Whether a message id may be used again for another call, as lenient validation allows.
     *
     * @return false if such a call is refused, and a repeated call gets its old answer
     */
    boolean admitsReusedMessageIds();

    /**
     * The connection has ended. The transport calls it once, after {@link #opened} has returned, as its last call.
     *
     * @param reason why
     */
    void closed(CloseReason reason);
}
