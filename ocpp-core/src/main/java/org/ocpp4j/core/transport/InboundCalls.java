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
     * The peer makes a call. The interceptors are shown its frame; the transport must not show it with {@link #frame}, and
     * must show the answer with {@link #answered}.
     *
     * @param call the call
     * @param reply ended with the payload of the result, or with {@link org.ocpp4j.core.error.CallRejectedException}. Attach
     *     what sends the answer before you call this method: it has run when what follows the answer begins. A result is
     *     sent as {@link ReceivedCall#answer} writes it
     */
    void call(ReceivedCall call, CompletableFuture<JsonNode> reply);

    /**
     * Shows the interceptors the answer to a call, before it is sent.
     *
     * @param call what was given to {@link #call(ReceivedCall, CompletableFuture)}
     * @param text the frame, with the result or an error
     */
    void answered(ReceivedCall call, String text);

    /**
     * The peer makes a call, and the transport shows the frames of the call and of its answer with {@link #frame}. For
     * transports that do not know the text of an answer before they send it.
     *
     * @param messageId the id that relates the answer
     * @param action the action's name on the wire
     * @param payload the arguments
     * @param reply ended with the payload of the result, or with {@link org.ocpp4j.core.error.CallRejectedException}. Attach
     *     what sends the answer before you call this method: it has run when what follows the answer begins
     */
    void call(String messageId, String action, JsonNode payload, CompletableFuture<JsonNode> reply);

    /** The connection is ready: calls may be sent from now on. The transport calls it once, before anything else. */
    void opened();

    /**
     * Shows a frame to the interceptors.
     *
     * @param direction which way it goes
     * @param text the frame
     */
    void frame(Direction direction, String text);

    /**
     * Reports what cannot be answered: unreadable frames, answers that nobody waits for.
     *
     * @param problem what happened
     * @param cause the exception behind it, if any
     */
    void problem(String problem, @Nullable Throwable cause);

    /**
     * Whether a message id may be used again for another call, as lenient validation admits.
     *
     * @return false if such a call is refused, and a call that is sent again gets its old answer
     */
    boolean admitsReusedMessageIds();

    /**
     * The connection has ended. The transport calls it once, after {@link #opened} has returned; nothing follows.
     *
     * @param reason why
     */
    void closed(CloseReason reason);
}
