package org.ocpp4j.server.transaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Row;
import org.ocpp4j.server.rest.list.CsvTable;

/**
 * A transaction. All members are always present; those without a value are null.
 *
 * @param seq its number on this server; later ones have higher numbers
 * @param id the transactionId of OCPP
 * @param identity the station
 * @param connectorId the connector
 * @param idTag the idTag that started it
 * @param idTagStatus how StartTransaction was answered
 * @param meterStart the meter at the beginning, in Wh
 * @param meterStop the meter at the end, in Wh
 * @param energy the difference of the two, in Wh
 * @param reservationId the reservation that it used
 * @param reason why it ended, as the station reported
 * @param dateStart when it began, as the station reports
 * @param dateStop when it ended, as the station reports; null while it is open
 * @param stopIdTag the idTag that ended it
 * @param open whether it has not ended
 * @param flags its anomalies, for example LATE or UNKNOWN
 * @param account the customer to whom the station belonged
 * @param startReceivedAt when StartTransaction was received
 * @param stopReceivedAt when StopTransaction was received
 */
record TransactionEntry(
        long seq,
        int id,
        String identity,
        @Nullable Integer connectorId,
        @Nullable String idTag,
        @Nullable String idTagStatus,
        @Nullable Long meterStart,
        @Nullable Long meterStop,
        @Nullable Long energy,
        @Nullable Integer reservationId,
        @Nullable String reason,
        @Nullable Instant dateStart,
        @Nullable Instant dateStop,
        @Nullable String stopIdTag,
        boolean open,
        List<String> flags,
        @Nullable String account,
        @Nullable Instant startReceivedAt,
        @Nullable Instant stopReceivedAt) {
    static final String SELECT = "select * from charging_transaction";

    static final CsvTable<TransactionEntry> CSV = CsvTable.of(TransactionEntry.class);

    static TransactionEntry read(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        Long meterStart = row.number("meter_start");
        Long meterStop = row.number("meter_stop");
        String flags = row.textOf("flags");
        return new TransactionEntry(
                row.numberOf("seq"),
                row.integerOf("transaction_id"),
                row.textOf("identity"),
                row.integer("connector_id"),
                row.text("id_tag"),
                row.text("id_tag_status"),
                meterStart,
                meterStop,
                meterStart == null || meterStop == null ? null : meterStop - meterStart,
                row.integer("reservation_id"),
                row.text("reason"),
                row.time("started_at"),
                row.time("stopped_at"),
                row.text("stop_id_tag"),
                row.time("stop_received_at") == null,
                flags.isEmpty() ? List.of() : List.of(flags.split(",", -1)),
                row.text("account"),
                row.time("start_received_at"),
                row.time("stop_received_at"));
    }
}
