package org.ocpp4j.server.resource;

import static io.javalin.http.HandlerType.GET;

import java.util.List;
import org.ocpp4j.core.OcppServer;
import org.ocpp4j.server.api.ApiResource;
import org.ocpp4j.server.api.Operation;
import org.ocpp4j.server.api.Schema;
import org.ocpp4j.server.command.StationLines;
import org.ocpp4j.server.database.Database;

/** ChargePointList: all stations and how they are. Thread-safe; its handlers block. */
public final class ChargePointListResource implements ApiResource {
    private static final String MEMBER = "ChargePointList";

    private final Listing<ChargePointEntry> listing;

    /**
     * The stations of a database.
     *
     * @param database where they are
     * @param server knows which are connected
     * @param lines knows which of them answer
     */
    public ChargePointListResource(Database database, OcppServer server, StationLines lines) {
        this.listing = new Listing<>(
                ChargePointEntry.class,
                StationChunks.ORDER,
                List.of(),
                ChargePointEntry.CSV,
                "charge-points",
                (where, values) -> new StationChunks<>(database, server, lines, where, null, ChargePointEntry::of));
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
                .handledBy(request -> listing.answer(request, new NoValues(), MEMBER));
    }
}
