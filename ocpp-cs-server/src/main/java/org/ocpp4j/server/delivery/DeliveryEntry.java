package org.ocpp4j.server.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Row;
import org.ocpp4j.server.rest.list.CsvTable;

/**
 * An event for a subscription. All members are always present.
 *
 * @param seq its number on this server; later ones have higher numbers
 * @param eventId the id of the event, which is the same for all subscriptions
 * @param subscriptionId the subscription that it is for
 * @param type the type of the event
 * @param identity the station
 * @param sequence its number among the events of the station for the subscription
 * @param at when it happened
 * @param state WAITING, DELIVERED or DEAD
 * @param attempts how many attempts were made since it waits, or until it ended
 * @param lastAttemptAt when the last attempt was; null if there was none
 * @param nextAttemptAt when the next attempt is, if the earlier ones of the station have ended; null for at once, or
 *     for never again
 * @param lastStatus the last HTTP status of the receiver; null for none
 * @param lastError the last error; null for none
 * @param endedAt when it was delivered or given up; null while it waits
 */
record DeliveryEntry(
        long seq,
        String eventId,
        String subscriptionId,
        String type,
        String identity,
        long sequence,
        Instant at,
        String state,
        int attempts,
        @Nullable Instant lastAttemptAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        @Nullable Instant endedAt) {
    /** All columns but the data, which may be large. */
    static final String COLUMNS = "seq, event_id, subscription_id, type, identity, sequence, at, state, attempts,"
            + " last_attempt_at, next_attempt_at, last_status, last_error, ended_at";

    static final CsvTable<DeliveryEntry> CSV = CsvTable.of(DeliveryEntry.class);

    static DeliveryEntry read(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        return new DeliveryEntry(
                row.numberOf("seq"),
                row.textOf("event_id"),
                row.textOf("subscription_id"),
                row.textOf("type"),
                row.textOf("identity"),
                row.numberOf("sequence"),
                row.timeOf("at"),
                row.textOf("state"),
                row.integerOf("attempts"),
                row.time("last_attempt_at"),
                row.time("next_attempt_at"),
                row.integer("last_status"),
                row.text("last_error"),
                row.time("ended_at"));
    }
}
