package org.ocpp4j.server.frames;

import java.time.Duration;

/**
 * The frame log.
 *
 * @param on whether frames are kept
 * @param keepFor how long they are kept
 * @param keepMost how many are kept
 */
public record FrameLogSettings(boolean on, Duration keepFor, long keepMost) {}
