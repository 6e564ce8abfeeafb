package org.ocpp4j.server.access;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.HEAD;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.bound.KeptRows;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.log.LogAppender;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Caller;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.Scope;
import org.ocpp4j.server.rest.list.CsvTable;
import org.ocpp4j.server.rest.list.Filter;
import org.ocpp4j.server.rest.list.Listing;
import org.ocpp4j.server.rest.list.Order;
import org.ocpp4j.server.rest.list.TableChunks;
import org.ocpp4j.server.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records changes through the API and their callers. Commands to stations have a table of their own. A row is written
 * after the request was handled, on its thread; if the database is unavailable then, the change is logged. Thread-safe.
 */
public final class AuditLog implements ApiResource {
    /** The whole log. */
    public static final KeptRows ROWS = KeptRows.ofOperators("audit").untilOld("at");

    /** A request that changed something, or tried to. */
    public record AuditEntry(long seq, Instant at, String who, String method, String path, int status) {
        static final CsvTable<AuditEntry> CSV = CsvTable.of(AuditEntry.class);
    }

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int PATH = 1000;

    private final Database database;
    private final Clock clock;
    private final Listing<AuditEntry> listing;

    /**
     * A log in a database.
     *
     * @param database where it is
     * @param clock the source of the time
     */
    public AuditLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        Order order = new Order.ByNumber();
        this.listing = new Listing<>(
                AuditEntry.class,
                order,
                List.of(
                        Filter.text("who", "who", "Only those by this token or account."),
                        Filter.times("at", "when it was done.")),
                AuditEntry.CSV,
                "audit",
                (where, values) -> new TableChunks<>(
                        database, "*", "audit", where, order, ConstructorMapper.of(AuditEntry.class)));
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
        return List.of(listing.describe(Operation.of(GET, "/api/v1/audit", "listAudit")
                        .tag("System")
                        .summary("Lists who changed what")
                        .description("Requests that changed something, or tried to.")
                        .scope(Scope.ADMINISTER))
                .handledBy(listing::answer));
    }
}
