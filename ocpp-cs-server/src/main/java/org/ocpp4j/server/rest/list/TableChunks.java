package org.ocpp4j.server.rest.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.Row;

/**
 * Rows of a table. A chunk ends after {@link #SCANNED} rows found by an index, even if few of them belong to the list:
 * no statement reads more.
 *
 * @param database where it is
 * @param columns the columns to read; those of the cursor are among them
 * @param table the table
 * @param where the conditions; must not be changed afterwards
 * @param order how it is sorted
 * @param mapper reads a row
 */
public record TableChunks<T>(
        Database database, String columns, String table, Where where, Order order, RowMapper<T> mapper)
        implements Chunks<T> {
    /** How many rows a piece looks at. */
    public static final int SCANNED = 2500;

    @Override
    public Chunk<T> next(@Nullable String after, int most) {
        return database.read(handle -> {
            Where piece = where.copy();
            if (after != null) {
                order.resume(piece, after);
            }
            String end = where.isChecked() ? end(handle, piece) : null;
            List<Line<T>> lines = lines(handle, piece, most);
            return new Chunk<>(
                    lines,
                    lines.size() < most ? end : lines.get(lines.size() - 1).cursor());
        });
    }

    private List<Line<T>> lines(Handle handle, Where piece, int most) {
        String found = where.isChecked()
                ? "(select * from " + table + piece.foundSql() + order.sql() + " limit " + SCANNED + ") " + table
                        + piece.checkedSql()
                : table + piece.foundSql();
        try (Query query = handle.createQuery("select " + columns + " from " + found + order.sql() + " limit :most")) {
            piece.bindTo(query);
            return query.bind("most", most).map(new LineMapper<>(mapper, order)).list();
        }
    }

    /** Has the mapper look up its columns once, not for each row. */
    private record LineMapper<T>(RowMapper<T> values, Order order) implements RowMapper<Line<T>> {
        @Override
        public Line<T> map(ResultSet row, StatementContext context) throws SQLException {
            return new Line<>(values.map(row, context), order.cursor(new Row(row)));
        }

        @Override
        public RowMapper<Line<T>> specialize(ResultSet rows, StatementContext context) throws SQLException {
            return new LineMapper<>(values.specialize(rows, context), order);
        }
    }

    /** The cursor of the last row that is looked at; null if there are fewer. */
    private @Nullable String end(Handle handle, Where piece) {
        String sql = "select " + order.columns() + " from " + table + piece.foundSql() + order.sql()
                + " limit 1 offset :scanned";
        try (Query query = handle.createQuery(sql)) {
            piece.bindTo(query);
            return query.bind("scanned", SCANNED - 1)
                    .map((row, context) -> order.cursor(new Row(row)))
                    .findOne()
                    .orElse(null);
        }
    }
}
