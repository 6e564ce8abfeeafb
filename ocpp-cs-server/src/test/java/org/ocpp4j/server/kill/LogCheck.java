package org.ocpp4j.server.kill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ocpp4j.server.kill.Finding.Kind;
import tools.jackson.databind.JsonNode;

/** Whether each confirmed call is in the message log, and the answer that confirmed it. */
final class LogCheck {
    private static final String SCHEME = "urn:uuid:";

    private final List<StationMessage> messages;

    LogCheck(List<StationMessage> messages) {
        this.messages = messages;
    }

    List<Finding> check(List<JsonNode> log) {
        Set<String> calls = new HashSet<>();
        Map<String, List<JsonNode>> answers = new HashMap<>();
        for (JsonNode row : log) {
            String id = row.get("messageId").asString("");
            String key =
                    row.get("identity").asString() + " " + (id.startsWith(SCHEME) ? id.substring(SCHEME.length()) : id);
            if (row.get("kind").asString().equals("CALL")
                    && row.get("direction").asString().equals("RECEIVED")) {
                calls.add(key + " " + row.get("action").asString(""));
            } else {
                answers.computeIfAbsent(key, none -> new ArrayList<>()).add(row);
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (StationMessage message : messages) {
            for (StationMessage.Confirmation confirmation : message.confirmations()) {
                String key = message.identity() + " " + confirmation.id();
                boolean call = calls.contains(key + " " + message.action());
                boolean answer =
                        answers.getOrDefault(key, List.of()).stream().anyMatch(row -> isAnswer(row, confirmation));
                if (!call || !answer) {
                    findings.add(new Finding(
                            Kind.NOT_LOGGED,
                            message.action(),
                            confirmation.at(),
                            (call ? "the answer " : answer ? "the call " : "call and answer ") + confirmation.id()
                                    + " of " + message));
                }
            }
        }
        return findings;
    }

    private static boolean isAnswer(JsonNode row, StationMessage.Confirmation confirmation) {
        return row.get("kind").asString().equals("RESULT")
                && row.get("direction").asString().equals("SENT")
                && (row.get("protocol").asString().equals("SOAP")
                        || row.get("text").asString().equals(confirmation.answer()));
    }
}
