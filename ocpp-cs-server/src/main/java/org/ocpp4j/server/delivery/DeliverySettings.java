package org.ocpp4j.server.delivery;

import java.time.Duration;

/**
 * What is told to subscribers.
 *
 * @param targets where subscribers may be
 * @param timeout how long a subscriber may take to answer
 * @param retryFor how long an event is tried before it becomes a dead letter
 * @param keepFor how long delivered events and dead letters are kept
 * @param parallel how many requests to subscribers may be under way
 */
public record DeliverySettings(Targets targets, Duration timeout, Duration retryFor, Duration keepFor, int parallel) {
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
