package org.ocpp4j.server.station;

import static io.javalin.http.HandlerType.GET;

import java.util.List;
import java.util.function.Function;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.Schema;
import org.ocpp4j.server.rest.list.Listing;
import org.ocpp4j.server.rest.list.Query;

/** ChargePointList: all stations and how they are. Thread-safe; its handlers block. */
public final class ChargePointListResource implements ApiResource {
    private static final String MEMBER = "ChargePointList";

    private final Listing<ChargePointEntry> listing;

    /**
     * The stations of a database.
     *
     * @param database where they are
     * @param server knows which are connected
     * @param answering returns whether a connected station answers
     */
    public ChargePointListResource(Database database, OcppServer server, Function<Station, AnswerState> answering) {
        this.listing = new Listing<>(
                ChargePointEntry.class,
                StationChunks.ORDER,
                List.of(),
                ChargePointEntry.CSV,
                "charge-points",
                (where, values) -> new StationChunks<>(database, server, answering, where, null, ChargePointEntry::of));
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                operation("/api/v1/CentralSystem/ChargePointList", "chargePointList"),
                operation("/api/v1/ChargePointList", "chargePointListShort"));
    }

    private Operation operation(String path, String id) {
        Operation.Builder described = Operation.of(GET, path, id)
                .tag("Central system")
                .summary("Lists all stations: connection, last BootNotification, state of the connectors")
                .description("All stations that are registered or have ever connected, the newest first."
                        + " bootNotification is the payload of the last one, and statusNotification has the last one of"
                        + " each connector. GET /api/v1/stations has filters and more to say.");
        return listing.describePages(described, new Schema.Wrapped(MEMBER, ChargePointEntry.class))
                .handledBy(request -> listing.answer(request, Query.of(request), MEMBER));
    }
}
