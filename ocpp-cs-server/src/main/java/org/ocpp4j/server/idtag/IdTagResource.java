package org.ocpp4j.server.idtag;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Body;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.Problems;
import org.ocpp4j.server.rest.Schema;
import org.ocpp4j.server.rest.Scope;
import org.ocpp4j.server.rest.list.Filter;
import org.ocpp4j.server.rest.list.Listing;
import org.ocpp4j.server.rest.list.Order;
import org.ocpp4j.server.rest.list.Query;
import org.ocpp4j.server.rest.list.Respond;
import org.ocpp4j.server.rest.list.TableChunks;

/** IdTags, which decide who may charge. Thread-safe; its handlers block. */
public final class IdTagResource implements ApiResource {
    private static final String TAG = "idTags";
    private static final String ID_TAGS = "/api/v1/idTags";
    private static final String ID_TAG = ID_TAGS + "/{idTag}";

    private final IdTagStore store;
    private final IdTagImport bulk;
    private final Listing<IdTagEntry> listing;

    /**
     * The idTags of a database.
     *
     * @param database where they are
     * @param clock the source of the time
     */
    public IdTagResource(Database database, Clock clock) {
        this.store = new IdTagStore(database, clock);
        this.bulk = new IdTagImport(store);
        Order order = new Order.ByTime("created_at", "folded", false);
        this.listing = new Listing<>(
                IdTagEntry.class,
                order,
                List.of(
                        Filter.oneOf(
                                "status",
                                "status",
                                IdTagFields.STATUSES,
                                "Only those that are set to Accepted, Blocked, Expired or Invalid."),
                        Filter.anywhere(
                                "text",
                                List.of("id_tag", "parent_id_tag", "description"),
                                "Only those with this text, in any case of letters, in idTag, parentIdTag or description.")),
                IdTagEntry.CSV,
                "id-tags",
                (where, values) -> new TableChunks<>(database, "*", "id_tag", where, order, IdTagEntry::read));
    }

    @Override
    public List<Operation> operations() {
        Schema entry = new Schema.OfRecord(IdTagEntry.class);
        return List.of(
                listing.describe(Operation.of(GET, ID_TAGS, "listIdTags")
                                .tag(TAG)
                                .summary("Lists idTags")
                                .description("The list, JSON or CSV, can be sent back to POST as it is."))
                        .handledBy(listing::answer),
                Operation.of(POST, ID_TAGS, "importIdTags")
                        .tag(TAG)
                        .summary("Sets many idTags at once: all of them or none")
                        .description("The body is a JSON array, or CSV (Content-Type: text/csv) with a header line that"
                                + " names its columns as the members are named; only idTag is needed. Each entry replaces"
                                + " what is set for its idTag. Others stay. createdAt and changedAt are ignored. If"
                                + " anything is wrong, nothing is changed, and the member errors of the problem says what"
                                + " it is, line by line.")
                        .scope(Scope.ADMINISTER)
                        .body(new Schema.ListOf(IdTagImport.Entry.class))
                        .largestBody(10_000_000)
                        .answers(200, "All are set.", new Schema.OfRecord(IdTagImport.Report.class))
                        .handledBy(bulk::handle),
                idTag(Operation.of(GET, ID_TAG, "getIdTag"))
                        .summary("Shows an idTag")
                        .answers(200, "The idTag.", entry)
                        .answers(404, "There is no such idTag.", null)
                        .handledBy(this::get),
                idTag(Operation.of(PUT, ID_TAG, "putIdTag"))
                        .summary("Sets an idTag")
                        .description("Replaces all that is set for it; what the body does not say is set to what holds"
                                + " without it. The parent need not be an idTag that is entered here, but an idTag cannot be"
                                + " its own ancestor.")
                        .scope(Scope.ADMINISTER)
                        .body(new Schema.OfRecord(IdTagFields.class))
                        .answers(200, "The idTag, which was there before.", entry)
                        .answers(201, "The idTag, which is new.", entry)
                        .handledBy(this::put),
                idTag(Operation.of(DELETE, ID_TAG, "deleteIdTag"))
                        .summary("Forgets an idTag")
                        .description("Its transactions and reservations stay. If there is none, that is no error.")
                        .scope(Scope.ADMINISTER)
                        .answers(204, "There is no such idTag any more.", null)
                        .handledBy(this::delete));
    }

    private static Operation.Builder idTag(Operation.Builder operation) {
        return operation
                .tag(TAG)
                .path("idTag", "The idTag, at most 20 characters; letters are the same in either case.");
    }

    private void get(Context request) {
        String idTag = Query.path(request, "idTag");
        Respond.json(request, 200, store.find(idTag).orElseThrow(() -> missing(idTag)));
    }

    private void put(Context request) {
        String idTag = Query.path(request, "idTag");
        int length = idTag.codePointCount(0, idTag.length());
        if (idTag.isBlank() || length > IdTagFields.LONGEST) {
            throw Problems.invalidParameter(
                    "idTag", idTag, "1 to " + IdTagFields.LONGEST + " characters, not all of them spaces");
        }
        Body body = Body.optional(request);
        IdTagFields fields = IdTagFields.of(body);
        body.end();
        boolean added;
        try {
            added = store.put(List.of(new IdTagStore.Setting(idTag, fields))).get(0);
        } catch (ParentLoopException loop) {
            throw body.problem("parentIdTag", loop.detail());
        }
        Respond.json(request, added ? 201 : 200, store.find(idTag).orElseThrow(() -> missing(idTag)));
    }

    private void delete(Context request) {
        store.remove(Query.path(request, "idTag"));
        Respond.nothing(request);
    }

    private static RuntimeException missing(String idTag) {
        return Problems.notFound("There is no idTag \"" + Problems.shorten(idTag) + "\".");
    }
}
