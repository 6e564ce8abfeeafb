package org.ocpp4j.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Notes the statements that read a database, and looks at what they read: in SQLite at their plans, in PostgreSQL at the rows
 * that they read when they are executed again.
 */
public final class StatementReads {
    private static final Pattern READ = Pattern.compile("(SCAN|SEARCH) (station|connector|id_tag|charging_transaction"
            + "|meter_value|reservation|security_event|certificate_request|stray_message|connection_attempt|command"
            + "|bulk_command|delivery|audit|frame)\\b.*");
    private static final long MOST_ROWS = 12_000;

    private final Database database;
    private final DatabaseKind kind;
    private final Queue<Noted> noted = new ConcurrentLinkedQueue<>();

    private record Step(int parent, String detail) {}

    private record Noted(String sql, Map<String, Argument> values) {}

    private StatementReads(Database database, DatabaseKind kind) {
        this.database = database;
        this.kind = kind;
    }

    /** Begins to note. */
    public static StatementReads of(Database database, DatabaseKind kind) {
        StatementReads reads = new StatementReads(database, kind);
        database.read(handle -> handle.getJdbi().setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                reads.note(context);
            }
        }));
        return reads;
    }

    private void note(StatementContext context) {
        String sql = context.getRenderedSql();
        if (sql.startsWith("select")) {
            Map<String, Argument> values = new LinkedHashMap<>();
            for (String name : context.getBinding().getNames()) {
                context.getBinding().findForName(name, context).ifPresent(value -> values.put(name, value));
            }
            noted.add(new Noted(sql, values));
        }
    }

    /** Fails if a statement since the last check has read much. */
    public void check(String occasion) {
        List<Noted> since = List.copyOf(noted);
        for (Noted statement : since) {
            if (kind == DatabaseKind.SQLITE) {
                database.read(handle -> {
                    checkPlan(handle, statement, occasion);
                    return true;
                });
            } else {
                long read = database.read(handle -> rows(handle, statement));
                assertThat(read).as(occasion + ": " + statement.sql()).isLessThan(MOST_ROWS);
            }
        }
        noted.clear();
    }

    private static Query query(Handle handle, String sql, Noted statement) {
        Query query = handle.createQuery(sql)
                .configure(
                        SqlStatements.class,
                        statements -> statements.setUnusedBindingAllowed(true).setSqlLogger(SqlLogger.NOP_SQL_LOGGER));
        statement.values().forEach(query::bind);
        return query;
    }

    /** Nothing is sorted that an index could have in order, and nothing is read to its end. */
    private static void checkPlan(Handle handle, Noted statement, String occasion) {
        List<Step> plan = query(handle, "explain query plan " + statement.sql(), statement)
                .map((row, context) -> new Step(row.getInt("parent"), row.getString("detail")))
                .list();
        for (Step step : plan) {
            boolean sorts = plan.stream()
                    .anyMatch(other ->
                            other.parent() == step.parent() && other.detail().contains("FOR ORDER BY"));
            boolean isPiece = plan.stream()
                    .anyMatch(other ->
                            other.parent() == step.parent() && other.detail().startsWith("CO-ROUTINE"));
            boolean reads = READ.matcher(step.detail()).matches() && !isPiece;
            boolean scans = reads && step.detail().startsWith("SCAN");
            boolean byKey = step.detail().contains("PRIMARY KEY (rowid=?)")
                    || step.detail().contains("autoindex");
            assertThat((scans && !statement.sql().contains(" limit ")) || (reads && sorts && !byKey))
                    .as(occasion + ": " + statement.sql() + "\n" + plan)
                    .isFalse();
        }
    }

    private static long rows(Handle handle, Noted statement) {
        String plan = query(handle, "explain (analyze, format json) " + statement.sql(), statement)
                .mapTo(String.class)
                .one();
        return rows(JsonMapper.shared().readTree(plan).get(0).get("Plan"));
    }

    /** What the scans of a plan read. */
    private static long rows(JsonNode node) {
        long rows = 0;
        if (node.path("Node Type").asString("").contains("Scan")) {
            double each = node.path("Actual Rows").asDouble(0)
                    + node.path("Rows Removed by Filter").asDouble(0)
                    + node.path("Rows Removed by Index Recheck").asDouble(0);
            rows = Math.round(each * node.path("Actual Loops").asDouble(1));
        }
        for (JsonNode child : node.path("Plans")) {
            rows += rows(child);
        }
        return rows;
    }
}
