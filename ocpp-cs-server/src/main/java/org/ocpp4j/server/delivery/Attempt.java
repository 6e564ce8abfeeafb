package org.ocpp4j.server.delivery;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param outcome its outcome
 * @param status the HTTP status; null if there was no answer
 * @param error the error, without secrets; null for none
 * @param retryAfter the pause that the receiver requested; null for none
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

    /** The possible outcomes of an attempt. */
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

    /** Whether this outcome concerns the event only, and not the state of the receiver. */
    boolean isAboutEvent() {
        return outcome == Outcome.REFUSED && status != null && EVENTS_FAULT.contains(status);
    }

    /** Whether the receiver requested a pause for all events. */
    boolean isOverload() {
        return retryAfter != null && status != null && (status == 429 || status == 503);
    }
}
