package org.ocpp4j.server.delivery;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Problems;
import org.ocpp4j.server.rest.Schema;
import org.ocpp4j.server.rest.Scope;
import org.ocpp4j.server.rest.list.Filter;
import org.ocpp4j.server.rest.list.Listing;
import org.ocpp4j.server.rest.list.Order;
import org.ocpp4j.server.rest.list.Query;
import org.ocpp4j.server.rest.list.Respond;
import org.ocpp4j.server.rest.list.TableChunks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events for subscriptions: waiting, delivered, and dead letters. Thread-safe; its handlers block. */
public final class DeliveryResource implements ApiResource {
    private static final String TAG = "Subscriptions";
    private static final String ALL = "/api/v1/deliveries";
    private static final String ONE = ALL + "/{seq}";
    private static final String NONE = "There is no such delivery; old ones are deleted.";
    private static final List<String> STATES = List.of("WAITING", "DELIVERED", "DEAD");

    private final Database database;
    private final Deliveries deliveries;
    private final Listing<DeliveryEntry> listing;

    /** A delivery and the content of its event. */
    record DeliveryDetail(DeliveryEntry delivery, Object data) {}

    /**
     * The deliveries of a database.
     *
     * @param database where they are
     * @param deliveries delivers again
     */
    public DeliveryResource(Database database, Deliveries deliveries) {
        this.database = database;
        this.deliveries = deliveries;
        Order order = new Order.ByNumber();
        this.listing = new Listing<>(
                DeliveryEntry.class,
                order,
                List.of(
                        Filter.text("subscription", "subscription_id", "Only those for this subscription."),
                        Filter.text("identity", "identity", "Only those of this station.")
                                .byIndex(),
                        Filter.oneOf("state", "state", STATES, "Only those that are WAITING, DELIVERED or DEAD.")
                                .byIndex(),
                        Filter.oneOf("type", "type", SubscriptionBody.TYPES, "Only those of this type."),
                        Filter.times("at", "when the event happened.")),
                DeliveryEntry.CSV,
                "deliveries",
                (where, values) -> new TableChunks<>(
                        database, DeliveryEntry.COLUMNS, "delivery", where, order, DeliveryEntry::read));
    }

    @Override
    public List<Operation> operations() {
        Schema detail = new Schema.OfRecord(DeliveryDetail.class);
        return List.of(
                listing.describe(Operation.of(GET, ALL, "listDeliveries")
                                .tag(TAG)
                                .summary("Lists events for subscriptions")
                                .description("What waits, what was delivered and dead letters, which were given up;"
                                        + " one entry for each subscription."))
                        .handledBy(listing::answer),
                Operation.of(GET, ONE, "getDelivery")
                        .tag(TAG)
                        .summary("Shows an event for a subscription, with its data")
                        .path("seq", "The number of the delivery.")
                        .answers(200, "The delivery.", detail)
                        .answers(404, NONE, null)
                        .handledBy(this::show),
                Operation.of(POST, ONE + "/redeliver", "redeliver")
                        .tag(TAG)
                        .summary("Has an event delivered again")
                        .description(
                                "A dead letter, or one that was delivered. It goes before those of its station that"
                                        + " wait, and has as much time as a new one. If its subscription is disabled, it waits.")
                        .scope(Scope.ADMINISTER)
                        .path("seq", "The number of the delivery.")
                        .answers(200, "It waits to be delivered.", detail)
                        .answers(404, NONE, null)
                        .answers(409, "It waits anyway: outcome stillWaiting.", null)
                        .handledBy(this::redeliver));
    }

    private void show(Context request) {
        answer(request, Query.number(request, "seq"));
    }

    private void answer(Context request, long seq) {
        Optional<DeliveryDetail> found = database.read(handle -> handle.createQuery(
                        "select " + DeliveryEntry.COLUMNS + ", data from delivery where seq = :seq")
                .bind("seq", seq)
                .map((columns, context) ->
                        new DeliveryDetail(DeliveryEntry.read(columns, context), json(columns.getString("data"))))
                .findOne());
        Respond.json(request, 200, found.orElseThrow(() -> Problems.notFound(NONE)));
    }

    private static JsonNode json(String data) {
        return JsonMapper.shared().readTree(data);
    }

    private void redeliver(Context request) {
        long seq = Query.number(request, "seq");
        switch (deliveries.redeliver(seq)) {
            case UNKNOWN -> throw Problems.notFound(NONE);
            case WAITING ->
                throw new ProblemException(409, "stillWaiting", "The event waits to be delivered, as it is.");
            case DONE -> answer(request, seq);
        }
    }
}
