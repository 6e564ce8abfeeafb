package org.ocpp4j.server.command;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A caller's request to send a command to a station.
 *
 * @param identity the station
 * @param action the action, spelt as OCPP spells it
 * @param payload the payload
 * @param caller the caller
 * @param key the caller's idempotency key; null for none
 */
public record CommandRequest(
        String identity,
        String action,
        JsonNode payload,
        String caller,
        @Nullable String key) {
    /** The most characters of an idempotency key. */
    public static final int LONGEST_KEY = 255;

    /** Leaves the payload out: it may hold secrets. */
    @Override
    public String toString() {
        return "CommandRequest[" + action + " for " + identity + ", by " + caller + "]";
    }
}
