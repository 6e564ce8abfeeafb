package org.ocpp4j.server.messagelog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.transport.Direction;

/**
 * A frame as a transport showed it: secrets and all, so it goes nowhere but to the writer.
 *
 * @param conversation the connection it belongs to
 * @param direction which way it goes
 * @param at when
 * @param nanos the same on a clock that is never set, in nanoseconds
 * @param text the frame
 * @param call what it answers, if that was kept without the backlog; null if the conversation knows, or it answers nothing
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
