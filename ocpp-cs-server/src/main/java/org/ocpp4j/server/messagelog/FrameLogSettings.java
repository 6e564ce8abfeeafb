package org.ocpp4j.server.messagelog;

import java.time.Duration;
import java.util.List;
import org.ocpp4j.server.settings.limit.Between;

/**
 * The frame log.
 *
 * @param on whether frames are kept
 * @param keepFor how long they are kept
 * @param keepMost how many are kept
 * @param secretKeys configuration keys whose values are masked, besides AuthorizationKey and every key named like a
 *     password; compared without case
 */
public record FrameLogSettings(
        boolean on,
        @Between(least = "1m", most = "36500d") Duration keepFor,
        @Between(least = "0", most = "10000000000") long keepMost,
        List<String> secretKeys) {
    /** Copies the list. */
    public FrameLogSettings {
        secretKeys = List.copyOf(secretKeys);
    }

    /**
     * Masks no further keys.
     *
     * @param on whether frames are kept
     * @param keepFor how long they are kept
     * @param keepMost how many are kept
     */
    public FrameLogSettings(boolean on, Duration keepFor, long keepMost) {
        this(on, keepFor, keepMost, List.of());
    }
}
