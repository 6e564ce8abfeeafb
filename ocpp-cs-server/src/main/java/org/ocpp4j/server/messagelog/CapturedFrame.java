package org.ocpp4j.server.messagelog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.transport.Direction;

/**
 * A frame as the transport reported it, with its secrets, so only the writer may get it.
 *
 * @param conversation the connection it belongs to
 * @param direction which way it goes
 * @param at when
 * @param nanos the same on a monotonic clock, in nanoseconds
 * @param text the frame
 * @param call the call that it answers, if that was stored without the backlog; null if the conversation has the call,
 *     or if the frame is not an answer
 */
record CapturedFrame(
        Conversation conversation,
        Direction direction,
        Instant at,
        long nanos,
        String text,
        Conversation.@Nullable Call call) {
    /** The same frame as the answer to a call; for null, the same. */
    CapturedFrame to(Conversation.@Nullable Call answered) {
        return answered == null ? this : new CapturedFrame(conversation, direction, at, nanos, text, answered);
    }

    /** Leaves the text out. */
    @Override
    public String toString() {
        return "CapturedFrame[" + direction + ", " + text.length() + " characters]";
    }
}
