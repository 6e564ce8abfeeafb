package org.ocpp4j.server.idtag;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Row;
import org.ocpp4j.server.rest.list.CsvTable;

/**
 * An idTag. All members are always present.
 *
 * @param idTag the idTag as it was entered; upper and lower case are equal
 * @param status how Authorize is answered, unless expiryDate or maxActiveTransactions says otherwise
 * @param parentIdTag the group that it belongs to; null for none
 * @param expiryDate from when on it is Expired; null for never
 * @param maxActiveTransactions how many transactions it may have at once; null for any number
 * @param description a free text of operators; null for none
 * @param createdAt when it was entered
 * @param changedAt when it was changed last
 */
record IdTagEntry(
        String idTag,
        String status,
        @Nullable String parentIdTag,
        @Nullable Instant expiryDate,
        @Nullable Integer maxActiveTransactions,
        @Nullable String description,
        Instant createdAt,
        Instant changedAt) {
    static final CsvTable<IdTagEntry> CSV = CsvTable.of(IdTagEntry.class);

    static IdTagEntry read(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        return new IdTagEntry(
                row.textOf("id_tag"),
                row.textOf("status"),
                row.text("parent_id_tag"),
                row.time("expires_at"),
                row.integer("max_active_transactions"),
                row.text("description"),
                row.timeOf("created_at"),
                row.timeOf("changed_at"));
    }
}
