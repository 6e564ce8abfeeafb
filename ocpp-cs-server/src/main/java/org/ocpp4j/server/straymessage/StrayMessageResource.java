package org.ocpp4j.server.straymessage;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;

import java.util.List;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.list.Deletion;
import org.ocpp4j.server.rest.list.Filter;
import org.ocpp4j.server.rest.list.Listing;
import org.ocpp4j.server.rest.list.Order;
import org.ocpp4j.server.rest.list.TableChunks;

/** Messages that belong nowhere, kept for people to look at. Thread-safe; its handlers block. */
public final class StrayMessageResource implements ApiResource {
    private final Listing<StrayMessageEntry> listing;
    private final Deletion deletion;

    /**
     * The messages in a database.
     *
     * @param database where they are
     */
    public StrayMessageResource(Database database) {
        Order order = new Order.ByNumber();
        this.listing = new Listing<>(
                StrayMessageEntry.class,
                order,
                List.of(
                        Filter.text("identity", "identity", "Only those of this station.")
                                .byIndex(),
                        Filter.text("action", "action", "Only those of this action, for example StopTransaction.")
                                .byIndex(),
                        Filter.times("received_at", "when it came.")),
                StrayMessageEntry.CSV,
                "stray-messages",
                (where, values) ->
                        new TableChunks<>(database, "*", "stray_message", where, order, StrayMessageEntry::read));
        this.deletion = new Deletion(database, "stray_message", listing.filters());
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                listing.describe(Operation.of(GET, "/api/v1/strayMessages", "listStrayMessages")
                                .tag("Stray messages")
                                .summary("Lists messages that belong nowhere")
                                .description(
                                        "Messages that were confirmed to the station but fit nothing that is known here: they"
                                                + " are kept with the reason rather than lost."))
                        .handledBy(listing::answer),
                deletion.of(Operation.of(DELETE, "/api/v1/strayMessages", "deleteStrayMessages")
                        .tag("Stray messages")
                        .summary("Deletes stray messages")));
    }
}
