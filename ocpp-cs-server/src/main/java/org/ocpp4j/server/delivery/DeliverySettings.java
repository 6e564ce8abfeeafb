package org.ocpp4j.server.delivery;

import java.time.Duration;
import org.ocpp4j.server.settings.limit.Between;

/**
 * The delivery of events to subscribers.
 *
 * @param targets which addresses subscribers may have
 * @param timeout how long a subscriber may take to answer
 * @param retryFor how long an event is tried before it becomes a dead letter
 * @param keepFor how long delivered events and dead letters are kept
 * @param parallel how many requests to subscribers may be under way
 */
public record DeliverySettings(
        Targets targets,
        @Between(least = "100ms", most = "5m") Duration timeout,
        @Between(least = "1s", most = "365d") Duration retryFor,
        @Between(least = "1m", most = "36500d") Duration keepFor,
        @Between(least = "1", most = "1000") int parallel) {
    /** Where subscribers may be. */
    public enum Targets {
        /** At public addresses, over https. */
        PUBLIC,
        /** At private addresses too, and over http. */
        PRIVATE,
        /** Anywhere, this machine included. */
        ANY
    }
}
