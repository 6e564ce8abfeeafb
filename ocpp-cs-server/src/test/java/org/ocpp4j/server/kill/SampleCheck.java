package org.ocpp4j.server.kill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ocpp4j.server.kill.Finding.Kind;
import tools.jackson.databind.JsonNode;

/** Whether each confirmed meter value is there once, with its values, and in the order in which it was sent. */
final class SampleCheck {
    private final List<StationMessage> messages;
    private final List<Finding> findings = new ArrayList<>();

    SampleCheck(List<StationMessage> messages) {
        this.messages = messages;
    }

    List<Finding> check(List<JsonNode> rows) {
        Map<String, JsonNode> stored = new HashMap<>();
        for (JsonNode row : rows) {
            String key =
                    key(row.get("identity").asString(), row.get("transactionId").asLong(-1), row.get("time"));
            JsonNode other = stored.put(key, row);
            if (other != null) {
                findings.add(new Finding(Kind.DOUBLED, "meter value", null, row + " and " + other));
            }
        }
        Map<String, Long> lastSeq = new HashMap<>();
        for (StationMessage message : messages) {
            if (message.isConfirmed() && message.is("MeterValues")) {
                check(message, "meterValue", "METER_VALUES", stored, lastSeq);
            } else if (message.isConfirmed() && message.is("StopTransaction")) {
                check(message, "transactionData", "TRANSACTION_DATA", stored, lastSeq);
            }
        }
        return findings;
    }

    private void check(
            StationMessage message,
            String member,
            String source,
            Map<String, JsonNode> stored,
            Map<String, Long> lastSeq) {
        for (JsonNode meterValue : message.payload().get(member)) {
            JsonNode row =
                    stored.get(key(message.identity(), message.amount("transactionId"), meterValue.get("timestamp")));
            String subject = "meter value of " + message.action();
            Instant at = message.confirmation().at();
            if (row == null) {
                findings.add(new Finding(Kind.LOST, subject, at, meterValue + " of " + message));
                continue;
            }
            String value = meterValue.at("/sampledValue/0/value").asString();
            if (row.get("sampledValue").size() != 1
                    || !row.at("/sampledValue/0/value").asString("").equals(value)
                    || !row.get("source").asString("").equals(source)) {
                findings.add(new Finding(Kind.WRONG, subject, at, row + " of " + message));
            }
            long seq = row.get("seq").asLong();
            Long before = lastSeq.put(message.identity(), seq);
            if (before != null && before >= seq) {
                findings.add(new Finding(Kind.BACK, subject, at, seq + " after " + before + ": " + message));
            }
        }
    }

    private static String key(String identity, long transaction, JsonNode time) {
        return identity + " " + transaction + " " + Instant.parse(time.asString());
    }
}
