package org.ocpp4j.server.resource;

import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.Row;

/**
 * Rows of a table.
 *
 * @param database where it is
 * @param select the statement without conditions and order
 * @param where the conditions; not changed any more
 * @param order how it is sorted
 * @param mapper reads a row
 */
record TableChunks<T>(Database database, String select, Where where, Order order, RowMapper<T> mapper)
        implements Chunks<T> {
    @Override
    public Chunk<T> next(@Nullable String after, int most) {
        Where all = where.copy();
        if (after != null) {
            order.resume(all, after);
        }
        List<Line<T>> lines = database.read(handle -> {
            try (Query query = handle.createQuery(select + all.sql() + order.sql(all) + " limit :most")) {
                all.bindTo(query);
                return query.bind("most", most)
                        .map((columns, context) ->
                                new Line<>(mapper.map(columns, context), order.cursor(new Row(columns))))
                        .list();
            }
        });
        return new Chunk<>(
                lines, lines.size() < most ? null : lines.get(lines.size() - 1).cursor());
    }
}
