package org.ocpp4j.server.kill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ocpp4j.server.kill.Finding.Kind;
import tools.jackson.databind.JsonNode;

/**
 * Whether rows of after a kill have higher numbers than all rows of before it.
 *
 * @param kills when the server was killed, in order
 */
record NumberCheck(List<Instant> kills) {
    private record Row(Instant at, long seq, JsonNode row) {}

    /** {@code times} are the members that say when a row came: the first one that is not null. */
    List<Finding> check(String list, List<JsonNode> rows, String... times) {
        List<Row> sorted = rows.stream()
                .map(row -> new Row(time(row, times), row.get("seq").asLong(), row))
                .sorted(Comparator.comparing(Row::at))
                .toList();
        List<Finding> findings = new ArrayList<>();
        long highest = 0;
        long highestBefore = 0;
        int kill = 0;
        for (Row each : sorted) {
            while (kill < kills.size() && kills.get(kill).isBefore(each.at())) {
                highestBefore = highest;
                kill++;
            }
            if (each.seq() <= highestBefore) {
                findings.add(new Finding(
                        Kind.BACK,
                        list,
                        null,
                        "after kill " + kill + ", " + highestBefore + " was there: " + each.row()));
            }
            highest = Math.max(highest, each.seq());
        }
        return findings;
    }

    private static Instant time(JsonNode row, String... times) {
        for (String time : times) {
            if (!row.get(time).isNull()) {
                return Instant.parse(row.get(time).asString());
            }
        }
        throw new AssertionError("No time: " + row);
    }
}
