package org.ocpp4j.server.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A request to send one command to many stations. */
record BulkRequest(
        String action,
        JsonNode payload,
        List<String> stations,
        String caller,
        @Nullable String key) {
    /** The most stations of one command. */
    static final int MOST_STATIONS = 10_000;

    /** Leaves the payload out: it may hold secrets. */
    @Override
    public String toString() {
        return "BulkRequest[" + action + " for " + stations.size() + " stations, by " + caller + "]";
    }
}
