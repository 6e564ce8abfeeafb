package org.ocpp4j.server.securityevent;

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

/** Security events that stations reported. Thread-safe; its handlers block. */
public final class SecurityEventResource implements ApiResource {
    private final Listing<SecurityEventEntry> listing;
    private final Deletion deletion;

    /**
     * The events in a database.
     *
     * @param database where they are
     */
    public SecurityEventResource(Database database) {
        Order order = new Order.ByNumber();
        this.listing = new Listing<>(
                SecurityEventEntry.class,
                order,
                List.of(
                        Filter.text("identity", "identity", "Only those of this station.")
                                .byIndex(),
                        Filter.text("type", "type", "Only those of this type, for example FirmwareUpdated.")
                                .byIndex(),
                        Filter.times("occurred_at", "when it happened.")),
                SecurityEventEntry.CSV,
                "security-events",
                (where, values) ->
                        new TableChunks<>(database, "*", "security_event", where, order, SecurityEventEntry::read));
        this.deletion = new Deletion(database, "security_event", listing.filters());
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                listing.describe(Operation.of(GET, "/api/v1/securityEvents", "listSecurityEvents")
                                .tag("Security")
                                .summary("Lists security events that stations reported")
                                .description(
                                        "The payloads of SecurityEventNotification, in the order in which they came."))
                        .handledBy(listing::answer),
                deletion.of(Operation.of(DELETE, "/api/v1/securityEvents", "deleteSecurityEvents")
                        .tag("Security")
                        .summary("Deletes security events")));
    }
}
