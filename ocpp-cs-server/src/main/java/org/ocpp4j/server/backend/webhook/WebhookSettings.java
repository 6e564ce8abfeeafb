package org.ocpp4j.server.backend.webhook;

import java.time.Duration;
import org.ocpp4j.server.settings.limit.Between;

/**
 * The backend that answers through a URL.
 *
 * @param enable whether it answers stations, instead of the built-in backend
 * @param url where requests are posted
 * @param authorization how this server authenticates
 * @param username of Basic
 * @param password of Basic
 * @param token of Bearer
 * @param timeout how long an answer may take, from the beginning of the request to its last byte
 * @param parallel how many requests may be under way; others wait until their time-out
 * @param queue how many may wait; further requests fail at once
 */
public record WebhookSettings(
        boolean enable,
        String url,
        Authorization authorization,
        String username,
        String password,
        String token,
        @Between(least = "100ms", most = "5m") Duration timeout,
        @Between(least = "1", most = "10000") int parallel,
        @Between(least = "0", most = "100000") int queue) {
    /** How long a time-out may be. */
    public static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);

    /** How this server authenticates. */
    public enum Authorization {
        /** It does not. */
        OFF,
        /** With a name and a password. */
        BASIC,
        /** With a token. */
        BEARER
    }

    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "WebhookSettings[" + (enable ? "on" : "off") + ", " + authorization + "]";
    }
}
