package org.ocpp4j.server.straymessage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.StatementContext;
import org.ocpp4j.server.database.Row;
import org.ocpp4j.server.rest.list.CsvTable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message that belongs nowhere. All members are always present.
 *
 * @param seq its number on this server; later ones have higher numbers
 * @param identity the station
 * @param action the action
 * @param payload the payload, as JSON
 * @param reason why it belongs nowhere
 * @param receivedAt when it came
 */
record StrayMessageEntry(long seq, String identity, String action, Object payload, String reason, Instant receivedAt) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static final CsvTable<StrayMessageEntry> CSV = CsvTable.of(
            "seq,identity,action,payload,reason,receivedAt",
            entry -> CsvTable.cells(
                    entry.seq, entry.identity, entry.action, entry.payload.toString(), entry.reason, entry.receivedAt));

    static StrayMessageEntry read(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        return new StrayMessageEntry(
                row.numberOf("seq"),
                row.textOf("identity"),
                row.textOf("action"),
                json(row.textOf("payload")),
                row.textOf("reason"),
                row.timeOf("received_at"));
    }

    /** Invalid JSON is shown as text. */
    private static Object json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException malformed) {
            return text;
        }
    }
}
