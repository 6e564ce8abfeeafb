package org.ocpp4j.server.rest.list;

import io.javalin.http.Context;
import java.util.List;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.Schema;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A list of the API: its filters, paging and forms.
 *
 * @param type the entries
 * @param order how it is sorted
 * @param filters what callers may leave out
 * @param csv the columns of entries in CSV
 * @param file the name of the file with CSV, without its ending
 * @param pages how many entries are answered and read at once
 * @param source reads it; receives the conditions and the values of the filters
 */
public record Listing<T>(
        Class<T> type, Order order, List<Filter> filters, CsvTable<T> csv, String file, Pages pages, Source<T> source) {
    /** Reads a list. */
    public interface Source<T> {
        /** The entries that meet the conditions. */
        Chunks<T> chunks(Where where, Values values);
    }

    /** Copies the filters. */
    public Listing {
        filters = List.copyOf(filters);
    }

    /** A list that is complete where the request has no limit. */
    public Listing(Class<T> type, Order order, List<Filter> filters, CsvTable<T> csv, String file, Source<T> source) {
        this(type, order, filters, csv, file, Pages.COMPLETE, source);
    }

    /** Adds filters, paging and the answer to the description of an operation. */
    public Operation.Builder describe(Operation.Builder operation) {
        return describe(operation, new Schema.ListOf(type));
    }

    /** The same for an answer that is not the array alone. */
    public Operation.Builder describe(Operation.Builder operation, Schema answer) {
        filters.forEach(filter -> filter.describe(operation));
        return describePages(operation, answer);
    }

    /** Adds paging and the answer, where the filters are in the body. */
    public Operation.Builder describePages(Operation.Builder operation, Schema answer) {
        return operation
                .query(
                        Paging.LIMIT,
                        "integer",
                        "",
                        "How many entries to answer, 1 to " + Paging.MOST + "; without it "
                                + (pages.usual() == 0 ? "the list is complete" : pages.usual())
                                + ". The header Link with rel=\"next\" leads to what follows. A page may have fewer entries,"
                                + " even none, where they are large or where looking for rows that fit the filters takes"
                                + " long: the list ends where there is no such header.")
                .query(Paging.BEFORE, "Where the page begins: a value from the header Link of the page before.")
                .query(Format.PARAMETER, "csv or json; overrides the header Accept.")
                .answers(200, "The list; [] if nothing fits.", answer)
                .answers(200, "The same as CSV (RFC 4180, UTF-8, with a header line).", new Schema.Text("text/csv"));
    }

    /** Answers the list to a request whose query has the filters. */
    public void answer(Context request) {
        answer(request, new Where());
    }

    /** The same within some conditions. */
    public void answer(Context request, Where scope) {
        send(request, scope, Query.of(request), new JsonForm<>());
    }

    /** The same; the list is the last member of an object, of which the others are given. */
    public void answer(Context request, Where scope, ObjectNode head, String member) {
        send(request, scope, Query.of(request), new JsonForm<>(head, member));
    }

    /** Answers the list as the only member of an object; the query has no filters. */
    public void answer(Context request, Values filterValues, String member) {
        send(request, new Where(), filterValues, new JsonForm<>(JsonNodeFactory.instance.objectNode(), member));
    }

    private void send(Context request, Where where, Values filterValues, JsonForm<T> json) {
        filters.forEach(filter -> filter.apply(filterValues, where));
        Query query = Query.of(request);
        ListForm<T> form = Format.of(request, query) == Format.CSV ? new CsvForm<>(csv, file) : json;
        Paging paging = Paging.of(query, order, pages.usual());
        new ListAnswer<>(request, source.chunks(where, filterValues), paging, pages.atOnce(), form).send();
    }
}
