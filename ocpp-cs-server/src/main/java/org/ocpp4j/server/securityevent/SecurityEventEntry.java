package org.ocpp4j.server.securityevent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Row;
import org.ocpp4j.server.rest.list.CsvTable;

/**
 * A SecurityEventNotification. All members are always present.
 *
 * @param seq its number on this server; later ones have higher numbers
 * @param identity the station
 * @param type for example InvalidCentralSystemCertificate
 * @param techInfo more about it; null for nothing
 * @param timestamp when it happened, as the station says
 * @param receivedAt when it came
 */
record SecurityEventEntry(
        long seq, String identity, String type, @Nullable String techInfo, Instant timestamp, Instant receivedAt) {
    static final CsvTable<SecurityEventEntry> CSV = CsvTable.of(SecurityEventEntry.class);

    static SecurityEventEntry read(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        return new SecurityEventEntry(
                row.numberOf("seq"),
                row.textOf("identity"),
                row.textOf("type"),
                row.text("tech_info"),
                row.timeOf("occurred_at"),
                row.timeOf("received_at"));
    }
}
