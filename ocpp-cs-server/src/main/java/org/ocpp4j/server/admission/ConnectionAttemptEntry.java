package org.ocpp4j.server.admission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Row;
import org.ocpp4j.server.rest.list.CsvTable;

/**
 * An attempt to connect that was refused. All members are always present.
 *
 * @param seq its number on this server
 * @param identity the station in the path; null if there is none
 * @param address the address of the client
 * @param path the requested path
 * @param status the HTTP status of the answer
 * @param reason why it was refused
 * @param remedy what to do about it
 * @param attempts how often the same attempt was made
 * @param firstAt when it was first made
 * @param lastAt when it was last made
 */
record ConnectionAttemptEntry(
        long seq,
        @Nullable String identity,
        String address,
        String path,
        int status,
        String reason,
        String remedy,
        int attempts,
        Instant firstAt,
        Instant lastAt) {
    static final CsvTable<ConnectionAttemptEntry> CSV = CsvTable.of(ConnectionAttemptEntry.class);

    static ConnectionAttemptEntry read(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        return new ConnectionAttemptEntry(
                row.numberOf("seq"),
                row.text("identity"),
                row.textOf("address"),
                row.textOf("path"),
                row.integerOf("status"),
                row.textOf("reason"),
                row.textOf("remedy"),
                row.integerOf("attempts"),
                row.timeOf("first_at"),
                row.timeOf("last_at"));
    }
}
