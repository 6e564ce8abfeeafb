package org.ocpp4j.server.kill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ocpp4j.server.kill.Finding.Kind;
import tools.jackson.databind.JsonNode;

/** Whether each confirmed StartTransaction and StopTransaction is there once, as it was sent. */
final class TransactionCheck {
    private final List<StationMessage> messages;
    private final List<Finding> findings = new ArrayList<>();

    TransactionCheck(List<StationMessage> messages) {
        this.messages = messages;
    }

    List<Finding> check(List<JsonNode> rows) {
        Map<String, JsonNode> byNumber = new HashMap<>();
        Map<String, JsonNode> byStart = new HashMap<>();
        Map<Integer, String> stationOf = new HashMap<>();
        for (JsonNode row : rows) {
            String identity = row.get("identity").asString();
            int id = row.get("id").asInt();
            one(byNumber, identity + " " + id, row);
            if (!row.get("dateStart").isNull()) {
                one(byStart, identity + " " + row.get("dateStart").asString(), row);
            }
            String other = stationOf.putIfAbsent(id, identity);
            if (other != null && !other.equals(identity)) {
                found(Kind.DOUBLED, "transactionId", id + " of " + identity + " and of " + other);
            }
        }
        for (StationMessage message : messages) {
            if (message.isConfirmed() && message.is("StartTransaction")) {
                checkStart(message, byNumber);
            } else if (message.isConfirmed() && message.is("StopTransaction")) {
                checkStop(message, byNumber);
            }
        }
        checkOthers(byNumber);
        return findings;
    }

    private void one(Map<String, JsonNode> rows, String key, JsonNode row) {
        JsonNode other = rows.put(key, row);
        if (other != null) {
            found(Kind.DOUBLED, "transaction", row + " and " + other);
        }
    }

    private void checkStart(StationMessage start, Map<String, JsonNode> rows) {
        int id = start.confirmation().transactionId();
        for (StationMessage.Confirmation again : start.confirmations()) {
            if (again.transactionId() != id) {
                findings.add(Finding.of(Kind.CHANGED, start, "then " + again.answer() + " " + again.at()));
            }
        }
        JsonNode row = rows.get(start.identity() + " " + id);
        if (row == null || row.get("dateStart").isNull()) {
            findings.add(Finding.of(Kind.LOST, start, row == null ? "" : "there is only " + row));
        } else if (row.get("connectorId").asLong(-1) != start.amount("connectorId")
                || !row.get("idTag").asString("").equals(start.text("idTag"))
                || row.get("meterStart").asLong(-1) != start.amount("meterStart")
                || !isAt(row.get("dateStart"), start.text("timestamp"))) {
            findings.add(Finding.of(Kind.WRONG, start, "but " + row));
        }
    }

    private void checkStop(StationMessage stop, Map<String, JsonNode> rows) {
        JsonNode row = rows.get(stop.identity() + " " + stop.amount("transactionId"));
        if (row == null || row.get("dateStop").isNull()) {
            findings.add(Finding.of(Kind.LOST, stop, row == null ? "" : "there is only " + row));
        } else if (row.get("meterStop").asLong(-1) != stop.amount("meterStop")
                || !isAt(row.get("dateStop"), stop.text("timestamp"))
                || !row.get("stopIdTag").asString("").equals(stop.text("idTag"))
                || !row.get("reason").asString("").equals(stop.version().hasReason() ? stop.text("reason") : "")
                || row.get("flags").toString().contains("CONFLICTING_STOP")) {
            findings.add(Finding.of(Kind.WRONG, stop, "but " + row));
        }
    }

    /** Whether there are transactions that no station began. */
    private void checkOthers(Map<String, JsonNode> rows) {
        Map<String, JsonNode> others = new TreeMap<>(rows);
        for (StationMessage message : messages) {
            if (message.is("StartTransaction")) {
                message.confirmations().forEach(each -> others.remove(message.identity() + " " + each.transactionId()));
                if (!message.isConfirmed()) {
                    others.values().removeIf(row -> isOf(row, message));
                }
            }
        }
        others.values().forEach(row -> found(Kind.WRONG, "transaction that no station began", row.toString()));
    }

    private static boolean isOf(JsonNode row, StationMessage start) {
        return row.get("identity").asString().equals(start.identity())
                && isAt(row.get("dateStart"), start.text("timestamp"));
    }

    private static boolean isAt(JsonNode time, String expected) {
        return !time.isNull() && Instant.parse(time.asString()).equals(Instant.parse(expected));
    }

    private void found(Kind kind, String subject, String text) {
        findings.add(new Finding(kind, subject, null, text));
    }
}
