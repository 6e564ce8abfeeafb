package org.ocpp4j.server.kill;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ocpp4j.server.kill.Finding.Kind;
import tools.jackson.databind.JsonNode;

/** Compares what stations were confirmed with what the API shows. */
final class KillCheck {
    private KillCheck() {}

    /** Reads and compares all. */
    static List<Finding> check(List<StationMessage> messages, ServerLists lists, List<Instant> kills)
            throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        NumberCheck numbers = new NumberCheck(kills);

        List<JsonNode> transactions = lists.transactions();
        findings.addAll(new TransactionCheck(messages).check(transactions));
        findings.addAll(numbers.check("transactions", transactions, "startReceivedAt", "stopReceivedAt"));

        List<JsonNode> meterValues = lists.meterValues();
        findings.addAll(new SampleCheck(messages).check(meterValues));
        findings.addAll(numbers.check("meterValues", meterValues, "receivedAt"));

        List<JsonNode> events = lists.securityEvents();
        findings.addAll(new EventCheck(messages).check(events));
        findings.addAll(numbers.check("securityEvents", events, "receivedAt"));

        findings.addAll(new StationCheck(messages).check(lists.stations()));

        lists.strayMessages()
                .forEach(stray -> findings.add(new Finding(Kind.WRONG, "stray message", null, stray.toString())));

        List<JsonNode> log = lists.messages();
        findings.addAll(new LogCheck(messages).check(log));
        findings.addAll(numbers.check("messages", log, "at"));
        return findings;
    }
}
