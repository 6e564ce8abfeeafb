package org.ocpp4j.server.rest.list;

import io.javalin.http.Context;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Schema;
import org.ocpp4j.server.rest.Scope;

/**
 * Deletes the rows of a list that meet its filters, in small transactions. At least one filter must be given.
 *
 * @param database their database
 * @param table the table, whose key is {@code seq}
 * @param filters the filters of the list
 */
public record Deletion(Database database, String table, List<Filter> filters) {
    private static final int SLICE = 500;

    /**
     * The result.
     *
     * @param deleted how many rows were deleted
     */
    public record Deleted(long deleted) {}

    /** Copies the filters. */
    public Deletion {
        filters = List.copyOf(filters);
    }

    /** Makes the operation of its beginning. */
    public Operation of(Operation.Builder operation) {
        filters.forEach(filter -> filter.describe(operation));
        return operation
                .description("Deletes those that GET lists with the same filters. At least one filter must be given.")
                .scope(Scope.ADMINISTER)
                .answers(200, "How many were deleted.", new Schema.OfRecord(Deleted.class))
                .handledBy(this::answer);
    }

    private void answer(Context request) {
        Set<String> names = new LinkedHashSet<>();
        filters.forEach(filter -> filter.parameters().forEach(parameter -> names.add(parameter.name())));
        Query query = Query.of(request);
        Where where = new Where();
        filters.forEach(filter -> filter.apply().accept(query, where));
        if (names.stream().allMatch(name -> query.value(name) == null)) {
            throw new ProblemException(
                    400, "missingParameter", "Say which are to be deleted: give one of " + String.join(", ", names));
        }
        Respond.json(request, 200, new Deleted(delete(where)));
    }

    private long delete(Where where) {
        String sql = "delete from " + table + " where seq in (select seq from " + table + where.sql()
                + " order by seq limit " + SLICE + ")";
        long deleted = 0;
        int slice;
        do {
            slice = database.change(change -> {
                var update = change.handle().createUpdate(sql);
                where.bindTo(update);
                return update.execute();
            });
            deleted += slice;
        } while (slice == SLICE);
        return deleted;
    }
}
