package org.ocpp4j.server.endtoend;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message of a station of a swarm: sent as often as it takes, always the same, and confirmed once. Thread-safe; only
 * its station changes it.
 */
final class SwarmMessage {
    private final String identity;
    private final int number;
    private final String action;
    private final JsonNode payload;
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger errors = new AtomicInteger();
    private volatile @Nullable JsonNode confirmation;
    private volatile @Nullable JsonNode otherConfirmation;

    SwarmMessage(String identity, int number, String action, JsonNode payload) {
        this.identity = identity;
        this.number = number;
        this.action = action;
        this.payload = payload;
    }

    String identity() {
        return identity;
    }

    /** Its place among those of its station. */
    int number() {
        return number;
    }

    String action() {
        return action;
    }

    JsonNode payload() {
        return payload;
    }

    /** How often it was given to the wire. */
    int attempts() {
        return attempts.get();
    }

    /** How often it was answered with a CALLERROR. */
    int errors() {
        return errors.get();
    }

    /** What it was confirmed with; null as long as it is not. */
    @Nullable
    JsonNode confirmation() {
        return confirmation;
    }

    boolean isConfirmed() {
        return confirmation != null;
    }

    /** What it was confirmed with when it was sent again after its confirmation; null if that was the same. */
    @Nullable
    JsonNode otherConfirmation() {
        return otherConfirmation;
    }

    void confirmAgain(JsonNode answer) {
        if (!answer.equals(confirmation)) {
            otherConfirmation = answer;
        }
    }

    void attempt() {
        attempts.incrementAndGet();
    }

    void error() {
        errors.incrementAndGet();
    }

    void confirm(JsonNode answer) {
        confirmation = answer;
    }

    @Override
    public String toString() {
        return identity + " #" + number + " " + action + " " + payload + " sent " + attempts + " times, "
                + (isConfirmed() ? "confirmed" : "not confirmed");
    }
}
