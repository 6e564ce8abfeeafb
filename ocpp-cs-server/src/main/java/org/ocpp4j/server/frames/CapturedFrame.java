package org.ocpp4j.server.frames;

import java.time.Instant;
import org.ocpp4j.core.Direction;

/**
 * A frame as a transport showed it: secrets and all, so it goes nowhere but to the writer.
 *
 * @param conversation the connection it belongs to
 * @param direction which way it goes
 * @param at when
 * @param nanos the same on a clock that is never set, in nanoseconds
 * @param text the frame
 */
record CapturedFrame(Conversation conversation, Direction direction, Instant at, long nanos, String text) {
    /** Leaves the text out. */
    @Override
    public String toString() {
        return "CapturedFrame[" + direction + ", " + text.length() + " characters]";
    }
}
