package org.ocpp4j.server.command;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What somebody wants a station to be sent.
 *
 * @param identity the station
 * @param action the action, spelt as OCPP spells it
 * @param payload the payload
 * @param caller who wants it
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
