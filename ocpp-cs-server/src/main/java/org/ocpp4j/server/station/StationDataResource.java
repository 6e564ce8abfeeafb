package org.ocpp4j.server.station;

import static io.javalin.http.HandlerType.DELETE;

import io.javalin.http.Context;
import java.util.List;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.server.bound.Bounds;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.Schema;
import org.ocpp4j.server.rest.Scope;
import org.ocpp4j.server.rest.list.Deletion;
import org.ocpp4j.server.rest.list.Query;
import org.ocpp4j.server.rest.list.Respond;
import org.ocpp4j.server.rest.list.TimeRange;
import org.ocpp4j.server.rest.list.Where;

/** Deletes stations that no operator registered, and data that stations sent. Thread-safe; its handlers block. */
public final class StationDataResource implements ApiResource {
    private static final String TAG = "Stations";
    private static final int AT_ONCE = 100;

    private final Database database;
    private final OcppServer server;
    private final StationStore stations;
    private final StationRows rows;
    private final Bounds bounds;

    /**
     * The stations of a database.
     *
     * @param database where they are
     * @param server knows which are connected
     * @param stations forgets them
     * @param rows everything that stations sent
     * @param bounds count the remaining rows
     */
    public StationDataResource(
            Database database, OcppServer server, StationStore stations, StationRows rows, Bounds bounds) {
        this.database = database;
        this.server = server;
        this.stations = stations;
        this.rows = rows;
        this.bounds = bounds;
    }

    @Override
    public List<Operation> operations() {
        Schema deleted = new Schema.OfRecord(Deletion.Deleted.class);
        return List.of(
                Operation.of(DELETE, "/api/v1/stations", "deleteUnregisteredStations")
                        .tag(TAG)
                        .summary("Deletes stations that nobody registered and that are not connected")
                        .description(
                                "With everything that they sent, transactions and meter values too. Answers how many"
                                        + " stations were deleted. They may come back.")
                        .query(
                                TimeRange.TO,
                                "string",
                                "date-time",
                                "Only those that were connected for the last time at this moment or before.")
                        .scope(Scope.ADMINISTER)
                        .answers(200, "How many were deleted.", deleted)
                        .handledBy(this::deleteUnregistered),
                Operation.of(DELETE, "/api/v1/stations/{identity}/data", "deleteStationData")
                        .tag(TAG)
                        .summary("Deletes everything that a station sent")
                        .description("Its transactions, meter values, stray messages, security events, certificate"
                                + " requests, reservations, refused connection attempts, frames, and the states of its"
                                + " connectors. The station itself, what is set for it and the commands that it was sent"
                                + " stay. It need not be there any more.")
                        .path("identity", "The station; percent-encoded where it has to be.")
                        .scope(Scope.ADMINISTER)
                        .answers(200, "How many rows were deleted.", deleted)
                        .handledBy(this::deleteData));
    }

    private void deleteData(Context request) {
        long deleted = rows.delete(Query.path(request, "identity"));
        bounds.deleted();
        Respond.json(request, 200, new Deletion.Deleted(deleted));
    }

    private void deleteUnregistered(Context request) {
        Where where = new Where()
                .and("registered = false")
                .and("connected_at is null or disconnected_at is not null")
                .and("identity > :after");
        TimeRange range = TimeRange.of(Query.of(request));
        if (range.to() != null) {
            where.and("coalesce(disconnected_at, created_at) <= :" + TimeRange.TO, TimeRange.TO, range.to());
        }
        long deleted = 0;
        List<String> some = next(where, "");
        while (!some.isEmpty()) {
            deleted += some.stream().filter(this::delete).count();
            some = next(where, some.get(some.size() - 1));
        }
        bounds.deleted();
        Respond.json(request, 200, new Deletion.Deleted(deleted));
    }

    private List<String> next(Where where, String after) {
        return database.read(handle -> {
            var query = handle.createQuery(
                    "select identity from station" + where.sql() + " order by identity limit " + AT_ONCE);
            where.bindTo(query);
            return query.bind("after", after).mapTo(String.class).list();
        });
    }

    /** False for one that has come meanwhile. */
    private boolean delete(String identity) {
        if (server.station(identity).isPresent()) {
            return false;
        }
        rows.delete(identity);
        return stations.remove(identity);
    }
}
