package org.ocpp4j.server.reservation;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.Schema;
import org.ocpp4j.server.rest.list.Filter;
import org.ocpp4j.server.rest.list.ListRequest;
import org.ocpp4j.server.rest.list.Listing;
import org.ocpp4j.server.rest.list.Order;
import org.ocpp4j.server.rest.list.TableChunks;
import org.ocpp4j.server.rest.list.Where;

/** Reservations. Thread-safe; its handlers block. */
public final class ReservationResource implements ApiResource {
    private static final List<String> STATUSES = List.of("Accepted", "Rejected", "Cancelled", "Used", "Expired");

    private final Clock clock;
    private final Listing<ReservationEntry> listing;

    /**
     * Reservations of a database.
     *
     * @param database where they are
     * @param clock the source of the time
     */
    public ReservationResource(Database database, Clock clock) {
        this.clock = clock;
        Order order = new Order.ByNumber();
        this.listing = new Listing<>(
                ReservationEntry.class,
                order,
                List.of(
                        Filter.text("identity", "identity", "Only those of this station.")
                                .byIndex(),
                        Filter.folded("idTag", "id_tag", "Only those for this idTag; in any case of letters."),
                        Filter.integer("connectorId", "connector_id", "Only those of this connector."),
                        Filter.integer("reservationId", "reservation_id", "Only those with this number."),
                        status(),
                        Filter.times("created_at", "when the reservation was asked for.")),
                ReservationEntry.CSV,
                "reservations",
                (where, values) -> {
                    Instant now = clock.instant();
                    return new TableChunks<>(
                            database,
                            "*",
                            "reservation",
                            where,
                            order,
                            (columns, context) -> ReservationEntry.read(columns, now));
                });
    }

    private Filter status() {
        return Filter.of(
                "status",
                "string",
                "Only those that are Accepted, Rejected, Cancelled, Used or Expired.",
                (text, values) -> Filter.among("status", text, STATUSES, values),
                this::hasStatus);
    }

    private void hasStatus(String status, Where where) {
        switch (status) {
            case "Accepted" -> where.find("status = 'Accepted'").and("expires_at > :now", "now", clock.instant());
            case "Expired" ->
                where.and("status = 'Expired' or (status = 'Accepted' and expires_at <= :now)", "now", clock.instant());
            default -> where.find("status = :status", "status", status);
        }
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                listing.describe(
                                Operation.of(GET, "/api/v1/reservations", "listReservations")
                                        .tag("Reservations")
                                        .summary("Lists reservations")
                                        .description(
                                                "A reservation that was accepted and whose expiryDate has passed is shown as Expired."))
                        .handledBy(listing::answer),
                listing.describePages(
                                Operation.of(POST, "/api/v1/CentralSystem/ReservationList", "reservationList")
                                        .tag("Central system")
                                        .summary("Lists reservations, asked for by a body")
                                        .description(
                                                "The body may be JSON or a form, or be missing. The range of time is"
                                                        + " that of GET /api/v1/reservations. The list is complete.")
                                        .body(new Schema.OfRecord(ListRequest.class)),
                                new Schema.Wrapped("ReservationList", ReservationEntry.class))
                        .handledBy(request -> listing.answer(request, ListRequest.of(request), "ReservationList")));
    }
}
