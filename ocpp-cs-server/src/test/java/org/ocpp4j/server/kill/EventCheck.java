package org.ocpp4j.server.kill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ocpp4j.server.kill.Finding.Kind;
import tools.jackson.databind.JsonNode;

/** Whether each confirmed SecurityEventNotification is there once, as it was sent. */
record EventCheck(List<StationMessage> messages) {
    List<Finding> check(List<JsonNode> rows) {
        List<Finding> findings = new ArrayList<>();
        Map<String, JsonNode> byTime = new HashMap<>();
        for (JsonNode row : rows) {
            JsonNode other = byTime.put(
                    key(row.get("identity").asString(), row.get("timestamp").asString()), row);
            if (other != null) {
                findings.add(new Finding(Kind.DOUBLED, "security event", null, row + " and " + other));
            }
        }
        for (StationMessage message : messages) {
            if (message.isConfirmed() && message.is("SecurityEventNotification")) {
                JsonNode row = byTime.get(key(message.identity(), message.text("timestamp")));
                if (row == null) {
                    findings.add(Finding.of(Kind.LOST, message, ""));
                } else if (!row.get("type").asString().equals(message.text("type"))
                        || !row.get("techInfo").asString("").equals(message.text("techInfo"))) {
                    findings.add(Finding.of(Kind.WRONG, message, "but " + row));
                }
            }
        }
        return findings;
    }

    private static String key(String identity, String time) {
        return identity + " " + Instant.parse(time);
    }
}
