package org.ocpp4j.server.kill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.ocpp4j.server.kill.Finding.Kind;

/**
 * What came of a run.
 *
 * @param options what was done
 * @param kills when the server was killed
 * @param starts how long each start took that was not killed itself
 * @param messages what stations sent
 * @param findings what is wrong
 * @param databaseSize the size of the database in bytes
 */
record KillReport(
        KillOptions options,
        List<Instant> kills,
        List<Duration> starts,
        List<StationMessage> messages,
        List<Finding> findings,
        long databaseSize) {
    private static final int FEW = 5;
    private static final int MOST = 100;

    /** What must not be, without the message log. */
    List<Finding> faults() {
        return findings.stream().filter(each -> each.kind() != Kind.NOT_LOGGED).toList();
    }

    /** Confirmed calls that the message log does not have. */
    List<Finding> notLogged() {
        return findings.stream().filter(each -> each.kind() == Kind.NOT_LOGGED).toList();
    }

    private long confirmations() {
        return messages.stream().mapToLong(each -> each.confirmations().size()).sum();
    }

    /** The counts, as a table of Markdown. */
    String summary() {
        List<String> lines = new ArrayList<>(List.of("| " + options.database() + " | |", "|---|---|"));
        row(lines, "seed", options.seed());
        row(lines, "stations, busy loops", options.stations() + ", " + options.busyLoops());
        row(lines, "kills", kills.size());
        row(lines, "seconds from start to ready: shortest, longest", startSeconds());
        row(lines, "confirmed calls", confirmations());
        row(lines, "transactions", count("StartTransaction"));
        row(lines, "answered with an error: times, messages, stations", errors());
        row(lines, "size of the database, MB", databaseSize / 1_000_000);
        TreeMap<String, Long> counts = new TreeMap<>();
        for (Finding finding : findings) {
            counts.merge(finding.kind().words() + ": " + finding.subject(), 1L, Long::sum);
        }
        counts.forEach((what, number) -> row(lines, what, number));
        row(lines, "wrong, without the message log", faults().size());
        row(
                lines,
                "confirmed calls that the message log lacks, of 100",
                percent(notLogged().size(), confirmations()));
        return String.join("\n", lines) + "\n";
    }

    /** The counts, and the first findings of each kind. */
    String text() {
        List<String> lines = new ArrayList<>(List.of(summary()));
        for (Kind kind : Kind.values()) {
            findings.stream()
                    .filter(each -> each.kind() == kind)
                    .limit(kind == Kind.NOT_LOGGED ? FEW : MOST)
                    .forEach(each -> lines.add("- " + each.describe(kills)));
        }
        messages.stream()
                .filter(each -> each.errors() > 0)
                .limit(FEW)
                .forEach(each -> lines.add("- answered " + each.errors() + " times with an error, at last "
                        + each.lastError() + ": " + each));
        return String.join("\n", lines) + "\n";
    }

    private static String percent(long part, long all) {
        return String.format(Locale.ROOT, "%.1f", 100.0 * part / Math.max(1, all));
    }

    private static void row(List<String> lines, String name, Object value) {
        lines.add("| " + name + " | " + value + " |");
    }

    private String startSeconds() {
        long shortest = starts.stream().mapToLong(Duration::toMillis).min().orElse(0);
        long longest = starts.stream().mapToLong(Duration::toMillis).max().orElse(0);
        return String.format(Locale.ROOT, "%.1f, %.1f", shortest / 1000.0, longest / 1000.0);
    }

    private long count(String action) {
        return messages.stream()
                .filter(each -> each.isConfirmed() && each.is(action))
                .count();
    }

    private String errors() {
        List<StationMessage> refused =
                messages.stream().filter(each -> each.errors() > 0).toList();
        return refused.stream().mapToInt(StationMessage::errors).sum() + ", " + refused.size() + ", "
                + refused.stream().map(StationMessage::identity).distinct().count();
    }
}
