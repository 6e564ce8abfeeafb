package org.ocpp4j.server.kill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.kill.Finding.Kind;
import tools.jackson.databind.JsonNode;

/** Whether the last confirmed BootNotification of each station and StatusNotification of each connector is there. */
record StationCheck(List<StationMessage> messages) {
    List<Finding> check(List<JsonNode> rows) {
        Map<String, JsonNode> stored = new HashMap<>();
        for (JsonNode row : rows) {
            String identity = row.get("identity").asString();
            stored.put(identity, row);
            row.get("connectors")
                    .forEach(each ->
                            stored.put(identity + " " + each.get("connectorId").asInt(), each));
        }
        Map<String, StationMessage> last = new HashMap<>();
        for (StationMessage message : messages) {
            if (message.isConfirmed() && message.is("BootNotification")) {
                last.put(message.identity(), message);
            } else if (message.isConfirmed() && message.is("StatusNotification")) {
                last.put(message.identity() + " " + message.amount("connectorId"), message);
            }
        }
        List<Finding> findings = new ArrayList<>();
        last.forEach((key, message) -> {
            if (!isStored(message, stored.get(key))) {
                findings.add(Finding.of(Kind.LOST, message, "there is " + stored.get(key)));
            }
        });
        return findings;
    }

    /** A later one may stand in its place, of which the station does not know whether it was kept. */
    private static boolean isStored(StationMessage message, @Nullable JsonNode row) {
        if (row == null) {
            return false;
        }
        if (message.is("BootNotification")) {
            return row.at("/bootNotification/firmwareVersion").asLong(-1) >= message.amount("firmwareVersion");
        }
        return !Instant.parse(row.get("timestamp").asString("1970-01-01T00:00:00Z"))
                .isBefore(Instant.parse(message.text("timestamp")));
    }
}
