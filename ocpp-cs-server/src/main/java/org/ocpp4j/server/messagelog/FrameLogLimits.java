package org.ocpp4j.server.messagelog;

import java.time.Duration;

/**
 * The bounds of the frame log in memory and time.
 *
 * @param frames how many frames may wait to be written
 * @param characters how many characters these may have
 * @param gather how long the writer waits for more, so that one commit serves many frames
 * @param retention the interval between two deletions of old frames
 * @param closing how long a close waits for unwritten frames
 */
record FrameLogLimits(int frames, long characters, Duration gather, Duration retention, Duration closing) {
    /** 20,000 frames or 32 Mi characters, 100 ms, five minutes, five seconds. */
    static final FrameLogLimits DEFAULT =
            new FrameLogLimits(20_000, 1L << 25, Duration.ofMillis(100), Duration.ofMinutes(5), Duration.ofSeconds(5));
}
