package org.ocpp4j.server.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.command.CommandView.Progress;

/** How far commands for many stations are. */
final class BulkProgress {
    private record Count(String bulkId, @Nullable String outcome, int number, int waiting) {
        private Progress asProgress() {
            return outcome == null
                    ? new Progress(number, 0, waiting, Map.of())
                    : new Progress(number, number, 0, Map.of(outcome, number));
        }
    }

    private BulkProgress() {}

    /** Rows as the API shows them, by their numbers. */
    static Map<Long, CommandView> views(Handle handle, List<BulkRows.BulkRow> rows) {
        Map<Long, CommandView> views = new HashMap<>();
        if (!rows.isEmpty()) {
            Map<String, Progress> progress =
                    of(handle, rows.stream().map(BulkRows.BulkRow::id).toList());
            Progress none = new Progress(0, 0, 0, Map.of());
            rows.forEach(row -> views.put(row.seq(), CommandView.of(row, progress.getOrDefault(row.id(), none))));
        }
        return views;
    }

    private static Map<String, Progress> of(Handle handle, List<String> bulkIds) {
        Map<String, Progress> progress = new HashMap<>();
        handle.createQuery("select bulk_id, outcome, count(*) as number,"
                        + " sum(case when outcome is null and dispatched = false then 1 else 0 end) as waiting"
                        + " from command where bulk_id in (<ids>) group by bulk_id, outcome")
                .bindList("ids", bulkIds)
                .map((row, context) -> new Count(
                        row.getString("bulk_id"),
                        row.getString("outcome"),
                        row.getInt("number"),
                        row.getInt("waiting")))
                .forEach(count -> progress.merge(count.bulkId(), count.asProgress(), BulkProgress::sum));
        return progress;
    }

    private static Progress sum(Progress one, Progress other) {
        Map<String, Integer> outcomes = new TreeMap<>(one.outcomes());
        outcomes.putAll(other.outcomes());
        return new Progress(
                one.total() + other.total(), one.done() + other.done(), one.waiting() + other.waiting(), outcomes);
    }
}
