package org.ocpp4j.core;

import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.transport.ReceivedCall;
import tools.jackson.databind.JsonNode;

/**
 * Sees every frame and every call; for logs, metrics, tracing, rules and fault injection. Called by many threads; must
 * not block.
 */
public interface Interceptor {
    /** Goes on with a call. */
    @FunctionalInterface
    interface Chain {
        /**
         * Hands the call to the next interceptor and, in the end, to the handler or the wire.
         *
         * @param call the call, or a copy of it with another payload
         * @return the payload of the result, or the failure
         */
        CompletionStage<JsonNode> proceed(CallContext call);
    }

    /**
     * A frame was received and is not handled yet, or is about to be sent: a JSON array of OCPP-J or a SOAP envelope.
     * The text contains any secrets of the message. An interceptor sees each frame once: here, unless it overrides
     * {@link #received} or {@link #answered}. Exceptions are reported and otherwise ignored.
     *
     * @param peer the other side
     * @param direction which way the frame goes
     * @param text the frame
     */
    default void frame(Peer peer, Direction direction, String text) {}

    /**
     * The frame of a call was received, and the call now waits for its handler. {@link #answered} always follows, and
     * {@link #call} before it, unless the call is dropped because too many calls wait or the connection ends. Malformed
     * calls, and repeated calls that are answered from memory, are passed to {@link #frame} instead.
     *
     * <p>The default passes the frame to {@link #frame}. Exceptions are reported and otherwise ignored.
     *
     * @param call the call; {@link CallContext#received} is not null
     */
    default void received(CallContext call) {
        ReceivedCall received = call.received();
        if (received != null) {
            frame(call.peer(), Direction.RECEIVED, received.text());
        }
    }

    /**
     * The answer to a call that was passed to {@link #received} is about to be sent: a result, or an error, perhaps
     * while its handler still runs. The default passes it to {@link #frame}. Exceptions are reported and otherwise
     * ignored.
     *
     * @param call the call as it was received; its {@link CallContext#received} is the same object
     * @param text the frame that is sent
     */
    default void answered(CallContext call, String text) {
        frame(call.peer(), Direction.SENT, text);
    }

    /**
     * A call begins. The default goes on with it.
     *
     * @param call the call
     * @param next goes on
     * @return the payload of the result; fail it with {@link CallRejectedException} to reject a call of the peer
     */
    default CompletionStage<JsonNode> call(CallContext call, Chain next) {
        return next.proceed(call);
    }

    /**
     * A part of the work on a call is about to run on this thread: {@link #call}, the handler, the hook after the
     * reply, reports to the listener, and, for a call that is sent, continuations of its answer. Use it to set state of
     * the thread, such as log fields. The default runs the work.
     *
     * @param call the call
     * @param work run it on the calling thread, once; if it is not run here, the engine runs it. It throws nothing
     */
    default void around(CallContext call, Runnable work) {
        work.run();
    }
}
