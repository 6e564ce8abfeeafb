package org.ocpp4j.server.reservation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Row;
import org.ocpp4j.server.rest.list.CsvTable;

/**
 * A reservation. All members are always present.
 *
 * @param seq its number on this server; later ones have higher numbers
 * @param id the reservationId of OCPP
 * @param identity the station
 * @param connectorId the connector; 0 for any
 * @param idTag the idTag that may use it
 * @param parentIdTag the group that may also use it; null for none
 * @param expiryDate when it ends
 * @param status Accepted, Rejected, Cancelled, Used or Expired
 * @param detail the station's answer if it refused; null if it did not
 * @param transactionId the transaction that used it; null if none did
 * @param createdAt when it was requested
 * @param changedAt when its status changed last
 */
record ReservationEntry(
        long seq,
        int id,
        String identity,
        int connectorId,
        String idTag,
        @Nullable String parentIdTag,
        Instant expiryDate,
        String status,
        @Nullable String detail,
        @Nullable Integer transactionId,
        Instant createdAt,
        Instant changedAt) {
    static final CsvTable<ReservationEntry> CSV = CsvTable.of(ReservationEntry.class);

    /** Reads a row; an expired one that is not marked yet is shown as expired. */
    static ReservationEntry read(ResultSet columns, Instant now) throws SQLException {
        Row row = new Row(columns);
        Instant expiry = row.timeOf("expires_at");
        String status = row.textOf("status");
        return new ReservationEntry(
                row.numberOf("seq"),
                row.integerOf("reservation_id"),
                row.textOf("identity"),
                row.integerOf("connector_id"),
                row.textOf("id_tag"),
                row.text("parent_id_tag"),
                expiry,
                status.equals("Accepted") && !expiry.isAfter(now) ? "Expired" : status,
                row.text("detail"),
                row.integer("transaction_id"),
                row.timeOf("created_at"),
                row.timeOf("changed_at"));
    }
}
