package org.ocpp4j.core;

import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.transport.ReceivedCall;
import tools.jackson.databind.JsonNode;

/**
 * Sees every frame and every call, for logs, metrics, tracing, rules and faults made on purpose. Called by many threads;
 * must not block.
 */
public interface Interceptor {
    /** Goes on with a call. */
    @FunctionalInterface
    interface Chain {
        /**
         * Hands the call to the next interceptor and, in the end, to the handler or the wire.
         *
         * @param call the call, or one made of it with another payload
         * @return the payload of the result, or the failure
         */
        CompletionStage<JsonNode> proceed(CallContext call);
    }

    /**
     * A frame was received, before it is handled, or is about to be sent: a JSON array of OCPP-J or a SOAP envelope. The
     * text holds secrets where the message does. An interceptor sees each frame once: here, unless it overrides {@link
     * #received} or {@link #answered}.
     * What it throws is reported and otherwise ignored.
     *
     * @param peer the other side
     * @param direction which way the frame goes
     * @param text the frame
     */
    default void frame(Peer peer, Direction direction, String text) {}

    /**
     * The frame of a call was received that waits for its handler from now on. {@link #answered} follows in any case, and
     * {@link #call} before it, unless the call is dropped because too many wait or the connection ends. Malformed calls, and
     * calls that are answered from memory because they came twice, are shown to {@link #frame} instead.
     *
     * <p>The default shows the frame to {@link #frame}. What it throws is reported and otherwise ignored.
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
     * The answer to a call that {@link #received} was told of is about to be sent: its result, or an error, perhaps while
     * its handler still runs. The default shows it to {@link #frame}. What it throws is reported and otherwise ignored.
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
     * @return the payload of the result; end it with {@link CallRejectedException} to refuse a call of the peer
     */
    default CompletionStage<JsonNode> call(CallContext call, Chain next) {
        return next.proceed(call);
    }

    /**
     * A part of the work on a call is about to run on this thread: what {@link #call} and the handler do, what follows
     * the reply, what is told to the listener on the way, and of a call that is sent, what waits for its answer. For
     * what belongs to the thread, such as the fields of its log. The default runs the work.
     *
     * @param call the call
     * @param work runs in the calling thread, once; what is not run here is run by the engine. It throws nothing
     */
    default void around(CallContext call, Runnable work) {
        work.run();
    }
}
