package org.ocpp4j.server.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.log.LogFields;
import tools.jackson.databind.JsonNode;

/**
 * One command for one station.
 *
 * @param id its id in the records
 * @param bulkId the command for many stations that it is part of; null for none
 * @param identity the station
 * @param action the action
 * @param payload the payload as it is sent, secrets included; must not be changed afterwards
 * @param commandedBy the caller who gave it
 * @param commandedAt when
 */
public record Command(
        String id,
        @Nullable String bulkId,
        String identity,
        String action,
        JsonNode payload,
        String commandedBy,
        Instant commandedAt) {

    Command with(JsonNode wirePayload) {
        return new Command(id, bulkId, identity, action, wirePayload, commandedBy, commandedAt);
    }

    /** The log fields of this command; the message id comes from the call. */
    LogFields log() {
        return LogFields.station(identity).with(LogFields.ACTION, action).with(LogFields.COMMAND_ID, id);
    }

    /** Leaves the payload out: it may hold secrets. */
    @Override
    public String toString() {
        return "Command[" + id + ", " + action + " for " + identity + "]";
    }
}
