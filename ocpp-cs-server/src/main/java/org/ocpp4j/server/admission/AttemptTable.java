package org.ocpp4j.server.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The table {@code connection_attempt}. Blocks; one thread writes. */
final class AttemptTable {
    private static final Duration SAME = Duration.ofMinutes(10);

    private final Database database;
    private final Remedies remedies;
    private final int kept;

    /** Some attempts that are the same one. */
    record Counted(RefusedAttempt last, Instant firstAt, int attempts) {}

    AttemptTable(Database database, Remedies remedies, int kept) {
        this.database = database;
        this.remedies = remedies;
        this.kept = kept;
    }

    String remedy(RefusedAttempt attempt) {
        return remedies.of(attempt.identity(), attempt.status(), attempt.cause(), attempt.reason());
    }

    /** Adds attempts, different from each other; returns those that were not there yet. */
    List<Counted> add(List<Counted> batch) {
        return database.change(change -> {
            List<Counted> fresh = new ArrayList<>();
            for (Counted counted : batch) {
                if (!count(change.handle(), counted)) {
                    insert(change.handle(), counted);
                    fresh.add(counted);
                }
                happened(change, counted);
            }
            if (!fresh.isEmpty()) {
                prune(change.handle());
            }
            return fresh;
        });
    }

    private static boolean count(Handle handle, Counted counted) {
        RefusedAttempt last = counted.last();
        String station = last.identity() == null ? "identity is null" : "identity = :identity";
        Update update = handle.createUpdate("update connection_attempt"
                        + " set attempts = attempts + :attempts, last_at = :at, path = :path where " + station
                        + " and address = :address and status = :status and reason = :reason and last_at > :since")
                .bind("attempts", counted.attempts())
                .bind("at", last.at())
                .bind("path", last.path())
                .bind("address", last.address())
                .bind("status", last.status())
                .bind("reason", last.reason())
                .bind("since", last.at().minus(SAME));
        if (last.identity() != null) {
            update.bind("identity", last.identity());
        }
        return update.execute() > 0;
    }

    private void insert(Handle handle, Counted counted) {
        RefusedAttempt last = counted.last();
        handle.createUpdate("insert into connection_attempt"
                        + " (identity, address, path, status, reason, remedy, attempts, first_at, last_at) values"
                        + " (:identity, :address, :path, :status, :reason, :remedy, :attempts, :first, :last)")
                .bind("identity", last.identity())
                .bind("address", last.address())
                .bind("path", last.path())
                .bind("status", last.status())
                .bind("reason", last.reason())
                .bind("remedy", remedy(last))
                .bind("attempts", counted.attempts())
                .bind("first", counted.firstAt())
                .bind("last", last.at())
                .execute();
    }

    private void happened(Change change, Counted counted) {
        RefusedAttempt last = counted.last();
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("address", last.address())
                .put("path", last.path())
                .put("status", last.status())
                .put("reason", last.reason())
                .put("remedy", remedy(last))
                .put("attempts", counted.attempts());
        String identity = last.identity() == null ? "" : last.identity();
        change.happened(new Event(EventType.REFUSED, identity, last.at(), data));
    }

    /** In the same transaction, so that there are never too many. */
    private void prune(Handle handle) {
        long count = handle.createQuery("select count(*) from connection_attempt")
                .mapTo(Long.class)
                .one();
        if (count > kept) {
            handle.createUpdate("delete from connection_attempt where seq in"
                            + " (select seq from connection_attempt order by last_at, seq limit :excess)")
                    .bind("excess", count - kept)
                    .execute();
        }
    }
}
