package org.ocpp4j.server.transaction;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.idtag.IdTagStore;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Problems;
import org.ocpp4j.server.rest.Schema;
import org.ocpp4j.server.rest.list.Filter;
import org.ocpp4j.server.rest.list.ListRequest;
import org.ocpp4j.server.rest.list.Listing;
import org.ocpp4j.server.rest.list.Order;
import org.ocpp4j.server.rest.list.Query;
import org.ocpp4j.server.rest.list.Respond;
import org.ocpp4j.server.rest.list.TableChunks;
import org.ocpp4j.server.rest.list.Where;

/** Transactions. Thread-safe; its handlers block. */
public final class TransactionResource implements ApiResource {
    private static final String TAG = "Transactions";
    private static final Pattern FLAG = Pattern.compile("[A-Z_]{1,50}");
    private static final int SHOWN = 100;

    private final Database database;
    private final Listing<TransactionEntry> listing;

    /**
     * Transactions of a database.
     *
     * @param database where they are
     */
    public TransactionResource(Database database) {
        this.database = database;
        Order order = new Order.ByNumber();
        this.listing = new Listing<>(
                TransactionEntry.class,
                order,
                List.of(
                        Filter.text("identity", "identity", "Only those of this station.")
                                .byIndex(),
                        idTag(),
                        Filter.integer("connectorId", "connector_id", "Only those at this connector."),
                        open(),
                        flag(),
                        Filter.times(
                                "coalesce(started_at, stopped_at)",
                                "when the transaction began, or ended if nobody knows that.")),
                TransactionEntry.CSV,
                "transactions",
                (where, values) ->
                        new TableChunks<>(database, "*", "charging_transaction", where, order, TransactionEntry::read));
    }

    private static Filter idTag() {
        return Filter.of(
                        "idTag",
                        "string",
                        "Only those that this idTag started; in any case of letters.",
                        (text, values) -> IdTagStore.fold(text),
                        (folded, where) -> where.and("id_tag_folded = :idTag", "idTag", folded))
                .byIndex();
    }

    private static Filter open() {
        return Filter.of(
                "open",
                "boolean",
                "true: only those that have not ended; false: only those that have.",
                (text, values) -> Filter.truth("open", text, values),
                (open, where) -> {
                    if (open) {
                        where.find("stop_received_at is null"); // they have an index of their own
                    } else {
                        where.and("stop_received_at is not null");
                    }
                });
    }

    private static Filter flag() {
        return Filter.of(
                "flag",
                "string",
                "Only those with this flag, for example LATE, UNKNOWN or CONFLICTING_STOP.",
                (text, values) -> {
                    if (!FLAG.matcher(text).matches()) {
                        throw values.invalid("flag", text, "a word in capitals, for example LATE");
                    }
                    return "%," + Where.escaped(text) + ",%";
                },
                (pattern, where) -> where.and("(',' || flags || ',') like :flag escape '!'", "flag", pattern));
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                listing.describe(Operation.of(GET, "/api/v1/transactions", "listTransactions")
                                .tag(TAG)
                                .summary("Lists transactions")
                                .description("Newest first, in the order in which they came to be known here. A"
                                        + " transaction that a station reported late is where it arrived."))
                        .handledBy(listing::answer),
                Operation.of(GET, "/api/v1/transactions/{transactionId}", "getTransactionByNumber")
                        .tag(TAG)
                        .summary("Shows a transaction by its number alone")
                        .path("transactionId", "The transactionId of OCPP.")
                        .answers(200, "The transaction.", new Schema.OfRecord(TransactionEntry.class))
                        .answers(404, "No station has such a transaction.", null)
                        .answers(
                                409,
                                "Several stations have one with this number; the member identities names them.",
                                null)
                        .handledBy(this::byNumber),
                Operation.of(GET, "/api/v1/transactions/{identity}/{transactionId}", "getTransaction")
                        .tag(TAG)
                        .summary("Shows a transaction of a station")
                        .path("identity", "The station.")
                        .path("transactionId", "The transactionId of OCPP.")
                        .answers(200, "The transaction.", new Schema.OfRecord(TransactionEntry.class))
                        .answers(404, "The station has no such transaction.", null)
                        .handledBy(this::one),
                listing.describePages(
                                Operation.of(POST, "/api/v1/CentralSystem/TransactionList", "transactionList")
                                        .tag("Central system")
                                        .summary("Lists transactions, asked for by a body")
                                        .description(
                                                "The body may be JSON or a form, or be missing. The range of time is"
                                                        + " that of GET /api/v1/transactions. The list is complete; dateStop is"
                                                        + " null while a transaction is open.")
                                        .body(new Schema.OfRecord(ListRequest.class)),
                                new Schema.Wrapped("TransactionList", TransactionEntry.class))
                        .handledBy(request -> listing.answer(request, ListRequest.of(request), "TransactionList")));
    }

    private void one(Context request) {
        String identity = Query.path(request, "identity");
        int id = Query.integer(request, "transactionId");
        TransactionEntry found = database.read(handle -> handle.createQuery(
                                TransactionEntry.SELECT + " where identity = :identity and transaction_id = :id")
                        .bind("identity", identity)
                        .bind("id", id)
                        .map(TransactionEntry::read)
                        .findOne())
                .orElseThrow(() -> Problems.notFound(
                        "The station \"" + Problems.shorten(identity) + "\" has no transaction " + id + "."));
        Respond.json(request, 200, found);
    }

    private void byNumber(Context request) {
        int id = Query.integer(request, "transactionId");
        List<TransactionEntry> found = database.read(handle -> handle.createQuery(
                        TransactionEntry.SELECT + " where transaction_id = :id order by seq limit :most")
                .bind("id", id)
                .bind("most", SHOWN)
                .map(TransactionEntry::read)
                .list());
        if (found.isEmpty()) {
            throw Problems.notFound("No station has a transaction " + id + ".");
        }
        if (found.size() > 1) {
            throw new ProblemException(
                    409,
                    "ambiguous",
                    "Several stations have a transaction " + id + "; name the station as well.",
                    Map.of(
                            "identities",
                            found.stream().map(TransactionEntry::identity).toList()));
        }
        Respond.json(request, 200, found.get(0));
    }
}
