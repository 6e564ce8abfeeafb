package org.ocpp4j.server.admission;

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
import org.ocpp4j.server.rest.list.Where;

/** Attempts to connect that were refused, and what to do about them. Thread-safe; its handlers block. */
public final class ConnectionAttemptResource implements ApiResource {
    private final Listing<ConnectionAttemptEntry> listing;
    private final Deletion deletion;

    /**
     * The attempts in a database.
     *
     * @param database where they are
     */
    public ConnectionAttemptResource(Database database) {
        Order order = new Order.ByTime("last_at", "seq", true);
        this.listing = new Listing<>(
                ConnectionAttemptEntry.class,
                order,
                List.of(
                        Filter.text("identity", "identity", "Only those of this station.")
                                .byIndex(),
                        address(),
                        Filter.times("first_at", "last_at", "when it was tried, first to last.")),
                ConnectionAttemptEntry.CSV,
                "connection-attempts",
                (where, values) -> new TableChunks<>(
                        database, "*", "connection_attempt", where, order, ConnectionAttemptEntry::read));
        this.deletion = new Deletion(database, "connection_attempt", listing.filters());
    }

    private static Filter address() {
        return Filter.of(
                "address",
                "string",
                "Only those from this address, with any port unless it is said.",
                (text, values) -> text,
                (text, where) -> where.bind("address", text)
                        .and(
                                "address = :address or address like :anyPort escape '!'",
                                "anyPort",
                                Where.escaped(text) + ":%"));
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                listing.describe(
                                Operation.of(GET, "/api/v1/connectionAttempts", "listConnectionAttempts")
                                        .tag("Connection attempts")
                                        .summary("Lists attempts to connect that were refused")
                                        .description(
                                                "Why a station does not connect: the reason, and what to do about it. The one that was"
                                                        + " tried last comes first; the same attempt again is counted, not listed again."))
                        .handledBy(listing::answer),
                deletion.of(Operation.of(DELETE, "/api/v1/connectionAttempts", "deleteConnectionAttempts")
                        .tag("Connection attempts")
                        .summary("Deletes refused attempts to connect")));
    }
}
