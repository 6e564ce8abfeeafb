package org.ocpp4j.server.access;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.HEAD;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.bound.KeptRows;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.log.LogAppender;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Caller;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Schema;
import org.ocpp4j.server.rest.Scope;
import org.ocpp4j.server.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps who changed what through the API. Commands to stations have a table of their own. A row is written after the
 * request was handled, on its thread; if the database is away by then, the log has it. Thread-safe.
 */
public final class AuditLog implements ApiResource {
    /** The whole log. */
    public static final KeptRows ROWS = KeptRows.ofOperators("audit").untilOld("at");

    /** A request that changed something, or tried to. */
    public record AuditEntry(long seq, Instant at, String who, String method, String path, int status) {}

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int MOST = 1000;
    private static final int PATH = 1000;

    private final Database database;
    private final Clock clock;

    /**
     * A log in a database.
     *
     * @param database where it is
     * @param clock tells when something happens
     */
    public AuditLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public void note(Operation operation, String path, @Nullable Caller caller, int status) {
        boolean reads = operation.method().equals(GET) || operation.method().equals(HEAD);
        boolean lists = operation.scope() == null || operation.scope() == Scope.VIEW;
        if (reads || lists || operation.path().startsWith("/api/v1/ChargePoint/")) {
            return;
        }
        String who = caller == null ? "-" : caller.name();
        try {
            database.run(change -> change.handle()
                    .createUpdate("insert into audit (at, who, method, path, status)"
                            + " values (:at, :who, :method, :path, :status)")
                    .bind("at", clock.instant())
                    .bind("who", who)
                    .bind("method", operation.method().name())
                    .bind("path", Texts.storable(path, PATH))
                    .bind("status", status)
                    .execute());
        } catch (RuntimeException away) {
            LOG.warn(
                    LogAppender.AUDIT,
                    "Not in the audit log: {} {} {} by {}: {}",
                    status,
                    operation.method(),
                    path,
                    who,
                    away.toString());
        }
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.of(GET, "/api/v1/audit", "listAudit")
                .tag("System")
                .summary("Lists who changed what")
                .description("The newest " + MOST + " requests that changed something; `before` leads to older ones.")
                .scope(Scope.ADMINISTER)
                .query("before", "integer", "int64", "Only entries with a smaller seq.")
                .answers(200, "Entries, newest first.", new Schema.ListOf(AuditEntry.class))
                .handledBy(this::list));
    }

    private void list(Context request) {
        @Nullable String before = request.queryParam("before");
        long below = before == null ? Long.MAX_VALUE : number(before);
        List<AuditEntry> entries = database.read(handle -> handle.createQuery(
                        "select * from audit where seq < :below order by seq desc limit :most")
                .bind("below", below)
                .bind("most", MOST)
                .map((row, context) -> new AuditEntry(
                        row.getLong("seq"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("who"),
                        row.getString("method"),
                        row.getString("path"),
                        row.getInt("status")))
                .list());
        request.contentType("application/json").result(JsonMapper.shared().writeValueAsBytes(entries));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException malformed) {
            throw new ProblemException(
                    400, "invalidParameter", "The parameter before is '" + text + "'; a number is expected");
        }
    }
}
