package org.ocpp4j.server.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.command.BulkRows.BulkRow;
import org.ocpp4j.server.command.CommandView.Progress;
import org.ocpp4j.server.command.CommandView.StationOutcome;
import org.ocpp4j.server.database.Database;

/** Reads what was commanded. Thread-safe; blocks. */
final class CommandLists {
    /** What to list. Null means any. */
    record Filter(
            @Nullable String identity,
            @Nullable String action,
            @Nullable String outcome,
            int limit,
            int offset) {
        /** Only commands for one station have these, be they part of a command for many or not. */
        private boolean isForOneStation() {
            return identity != null || outcome != null;
        }

        /** Binds the values and the page. */
        private Query bind(Query query) {
            return values(query).bind("limit", limit).bind("offset", offset);
        }

        private Query values(Query query) {
            if (identity != null) {
                query.bind("identity", identity);
            }
            if (action != null) {
                query.bind("action", action);
            }
            if (outcome != null && !outcome.isEmpty()) {
                query.bind("outcome", outcome);
            }
            return query;
        }

        private String conditions() {
            return (identity == null ? "" : " and identity = :identity")
                    + (action == null ? "" : " and action = :action")
                    + (outcome == null ? "" : outcome.isEmpty() ? " and outcome is null" : " and outcome = :outcome");
        }
    }

    private static final String NEWEST = " order by commanded_at desc, seq desc";

    private record Listed(long seq, boolean bulk) {}

    private final Database database;

    CommandLists(Database database) {
        this.database = database;
    }

    /** A page, newest first: commands for one station and commands for many, or by station if the filter asks for one. */
    List<CommandView> list(Filter filter) {
        return database.read(handle -> filter.isForOneStation() ? byStation(handle, filter) : all(handle, filter));
    }

    private static List<CommandView> byStation(Handle handle, Filter filter) {
        return filter
                .bind(handle.createQuery("select * from command where seq in (select seq from command where 1 = 1"
                        + filter.conditions() + NEWEST + " limit :limit offset :offset)" + NEWEST))
                .map(ConstructorMapper.of(CommandRow.class))
                .stream()
                .map(CommandView::of)
                .toList();
    }

    private static List<CommandView> all(Handle handle, Filter filter) {
        List<Listed> page = filter.bind(handle.createQuery("select seq, bulk from ("
                        + newest("select seq, false as bulk, commanded_at from command where bulk_id is null", filter)
                        + " union all "
                        + newest("select seq, true as bulk, commanded_at from bulk_command where 1 = 1", filter)
                        + ") listed order by commanded_at desc, bulk, seq desc limit :limit offset :offset"))
                .bind("most", (long) filter.limit() + filter.offset())
                .map(ConstructorMapper.of(Listed.class))
                .list();
        Map<Long, CommandView> singles = singles(handle, numbers(page, false));
        Map<Long, CommandView> bulks = bulks(handle, numbers(page, true));
        List<CommandView> ordered = new ArrayList<>();
        page.forEach(listed -> Optional.ofNullable((listed.bulk() ? bulks : singles).get(listed.seq()))
                .ifPresent(ordered::add));
        return ordered;
    }

    /** As many as can be on the page, each table in the order of its index. */
    private static String newest(String select, Filter filter) {
        return "select * from (" + select + filter.conditions() + NEWEST + " limit :most) newest";
    }

    private static List<Long> numbers(List<Listed> page, boolean bulk) {
        return page.stream()
                .filter(listed -> listed.bulk() == bulk)
                .map(Listed::seq)
                .toList();
    }

    private static Map<Long, CommandView> singles(Handle handle, List<Long> numbers) {
        return numbers.isEmpty()
                ? Map.of()
                : handle
                        .createQuery("select * from command where seq in (<numbers>)")
                        .bindList("numbers", numbers)
                        .map(ConstructorMapper.of(CommandRow.class))
                        .stream()
                        .collect(Collectors.toMap(CommandRow::seq, CommandView::of));
    }

    private static Map<Long, CommandView> bulks(Handle handle, List<Long> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        List<BulkRow> rows = handle.createQuery("select * from bulk_command where seq in (<numbers>)")
                .bindList("numbers", numbers)
                .map(ConstructorMapper.of(BulkRow.class))
                .list();
        Map<String, Progress> progress =
                progress(handle, rows.stream().map(BulkRow::id).toList());
        return rows.stream()
                .collect(Collectors.toMap(
                        BulkRow::seq, row -> CommandView.of(row, progress.getOrDefault(row.id(), none()), null)));
    }

    /** One command, or empty. The page is that of the stations of a command for many. */
    Optional<CommandView> find(String id, Filter page) {
        return database.read(handle -> {
            Optional<CommandView> single = CommandRows.find(handle, id).map(CommandView::of);
            return single.isPresent() ? single : BulkRows.find(handle, id).map(row -> bulk(handle, row, page));
        });
    }

    private static CommandView bulk(Handle handle, BulkRow row, Filter page) {
        List<StationOutcome> stations = page
                .bind(handle.createQuery("select * from command where bulk_id = :bulkId" + page.conditions()
                        + " order by seq limit :limit offset :offset"))
                .bind("bulkId", row.id())
                .map(ConstructorMapper.of(CommandRow.class))
                .stream()
                .map(CommandView::station)
                .toList();
        Progress progress = progress(handle, List.of(row.id())).getOrDefault(row.id(), none());
        return CommandView.of(row, progress, stations);
    }

    private static Progress none() {
        return new Progress(0, 0, 0, Map.of());
    }

    private static Map<String, Progress> progress(Handle handle, List<String> bulkIds) {
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
                .forEach(count -> progress.merge(count.bulkId(), count.asProgress(), CommandLists::sum));
        return progress;
    }

    private static Progress sum(Progress one, Progress other) {
        Map<String, Integer> outcomes = new TreeMap<>(one.outcomes());
        outcomes.putAll(other.outcomes());
        return new Progress(
                one.total() + other.total(), one.done() + other.done(), one.waiting() + other.waiting(), outcomes);
    }

    private record Count(String bulkId, @Nullable String outcome, int number, int waiting) {
        private Progress asProgress() {
            return outcome == null
                    ? new Progress(number, 0, waiting, Map.of())
                    : new Progress(number, number, 0, Map.of(outcome, number));
        }
    }
}
