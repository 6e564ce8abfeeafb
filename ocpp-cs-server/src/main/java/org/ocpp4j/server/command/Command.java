package org.ocpp4j.server.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something for a station to do.
 *
 * @param id made here
 * @param bulkId the command for many stations that it is part of; null for none
 * @param identity the station
 * @param action the action
 * @param payload the payload, as the caller gave it
 * @param caller who commands it
 * @param key what the caller calls it, so that it is not done twice; null for nothing
 */
public record Command(
        String id,
        @Nullable String bulkId,
        String identity,
        String action,
        ObjectNode payload,
        String caller,
        @Nullable String key) {
    /**
     * A command for one station.
     *
     * @param identity the station
     * @param action the action
     * @param payload the payload
     * @param caller who commands it
     * @param key what the caller calls it; null for nothing
     * @return the command, with an id
     */
    public static Command of(String identity, String action, ObjectNode payload, String caller, @Nullable String key) {
        return new Command(UUID.randomUUID().toString(), null, identity, action, payload, caller, key);
    }

    /** What makes two commands with one key the same. */
    String requestKey() {
        String text = identity + "\n" + action + "\n" + payload;
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Leaves the payload out, which may be secret. */
    @Override
    public String toString() {
        return "Command[" + id + ", " + action + " for " + identity + "]";
    }
}
