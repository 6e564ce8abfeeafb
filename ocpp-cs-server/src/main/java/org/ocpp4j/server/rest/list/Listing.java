package org.ocpp4j.server.rest.list;

import io.javalin.http.Context;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.Parameter;
import org.ocpp4j.server.rest.Schema;

/**
 * A list of the API: its filters, paging and forms.
 *
 * @param type the entries
 * @param order how it is sorted
 * @param filters what callers may leave out
 * @param csv how entries look as CSV
 * @param file the name of the file with CSV, without its ending
 * @param source reads it; is given the conditions and the values that filters were read from
 */
public record Listing<T>(
        Class<T> type, Order order, List<Filter> filters, CsvTable<T> csv, String file, Source<T> source) {
    /** Reads a list. */
    public interface Source<T> {
        /** The entries that meet the conditions. */
        Chunks<T> chunks(Where where, Values values);
    }

    /** Copies the filters. */
    public Listing {
        filters = List.copyOf(filters);
    }

    /** Adds filters, paging and the answer to the description of an operation. */
    public Operation.Builder describe(Operation.Builder operation) {
        for (Filter filter : filters) {
            for (Parameter parameter : filter.parameters()) {
                operation.query(parameter.name(), parameter.type(), parameter.format(), parameter.description());
            }
        }
        return describePages(operation, new Schema.ListOf(type));
    }

    /** Adds paging and the answer, where the filters are in the body. */
    public Operation.Builder describePages(Operation.Builder operation, Schema answer) {
        return operation
                .query(
                        Paging.LIMIT,
                        "integer",
                        "",
                        "How many entries to answer, 1 to " + Paging.MOST + "; without it the list is complete. The"
                                + " header Link with rel=\"next\" leads to what follows. A page may have fewer entries, even"
                                + " none, where looking for rows that fit the filters takes long: the list ends where there is no such"
                                + " header.")
                .query(Paging.BEFORE, "Where the page begins: a value from the header Link of the page before.")
                .query(Format.PARAMETER, "csv or json; overrides the header Accept.")
                .answers(200, "The list, newest first; [] if nothing fits.", answer)
                .answers(200, "The same as CSV (RFC 4180, UTF-8, with a header line).", new Schema.Text("text/csv"));
    }

    /** Answers the list to a request whose query has the filters. */
    public void answer(Context request) {
        answer(request, new Where());
    }

    /** The same within some conditions. */
    public void answer(Context request, Where scope) {
        Query query = Query.of(request, names());
        send(request, scope, query, query, null);
    }

    /** Answers the list as the only member of an object; the query has no filters. */
    public void answer(Context request, Values filterValues, String member) {
        send(
                request,
                new Where(),
                filterValues,
                Query.of(request, Set.of(Paging.LIMIT, Paging.BEFORE, Format.PARAMETER)),
                member);
    }

    private void send(Context request, Where where, Values filterValues, Query query, @Nullable String member) {
        filters.forEach(filter -> filter.apply(filterValues, where));
        Format format = Format.of(request, query);
        Paging paging = Paging.of(query, order);
        Chunks<T> chunks = source.chunks(where, filterValues);
        ListAnswer<T> answer = new ListAnswer<>(
                request, chunks, paging, format == Format.CSV ? new CsvForm<>(csv, file) : new JsonForm<>(member));
        answer.send();
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        filters.forEach(filter -> filter.parameters().forEach(parameter -> names.add(parameter.name())));
        names.addAll(List.of(Paging.LIMIT, Paging.BEFORE, Format.PARAMETER));
        return names;
    }
}
