package org.ocpp4j.server.delivery;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param outcome what came of it
 * @param status HTTP's; null: there was no answer
 * @param error what went wrong, without secrets; null: nothing
 * @param retryAfter how long the receiver wants to be left alone; null: it did not say
 * @param took how long it took
 */
public record Attempt(
        Outcome outcome,
        @Nullable Integer status,
        @Nullable String error,
        @Nullable Duration retryAfter,
        Duration took) {
    /** Bad request, conflict, too large, media type, unprocessable. */
    private static final Set<Integer> EVENTS_FAULT = Set.of(400, 409, 413, 415, 422);

    /** What can come of an attempt. */
    public enum Outcome {
        /** The receiver said 2xx. */
        DELIVERED,
        /** The receiver said 3xx or 4xx. */
        REFUSED,
        /** The receiver said 410: it wants no more. */
        GONE,
        /** The receiver said 5xx, or a number that is no status. */
        FAILED,
        /** The receiver took too long. */
        TIMEOUT,
        /** There was no connection, or no whole answer. */
        UNREACHABLE,
        /** Nothing may be sent there. */
        FORBIDDEN,
        /** This side stopped meanwhile. */
        STOPPED;

        /**
         * The name outside.
         *
         * @return for example {@code delivered}
         */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isDelivered() {
        return outcome == Outcome.DELIVERED;
    }

    /** Whether this says something of the event only, and nothing of how the receiver is. */
    boolean isAboutEvent() {
        return outcome == Outcome.REFUSED && status != null && EVENTS_FAULT.contains(status);
    }

    /** Whether the receiver asked to be left alone for a while, whatever is sent. */
    boolean isOverload() {
        return retryAfter != null && status != null && (status == 429 || status == 503);
    }
}
