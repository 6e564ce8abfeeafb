package org.ocpp4j.server.station;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import io.javalin.http.Context;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Body;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.Problems;
import org.ocpp4j.server.rest.Schema;
import org.ocpp4j.server.rest.Scope;
import org.ocpp4j.server.rest.list.Chunks;
import org.ocpp4j.server.rest.list.Filter;
import org.ocpp4j.server.rest.list.Listing;
import org.ocpp4j.server.rest.list.Query;
import org.ocpp4j.server.rest.list.Respond;
import org.ocpp4j.server.rest.list.Values;
import org.ocpp4j.server.rest.list.Where;
import tools.jackson.databind.JsonNode;

/** Stations, as operators see and set them. Thread-safe; its handlers block. */
public final class StationResource implements ApiResource {
    private static final String TAG = "Stations";
    private static final String STATIONS = "/api/v1/stations";
    private static final String STATION = STATIONS + "/{identity}";
    private static final String UNKNOWN = "Nobody registered the station, and it has never connected.";
    private static final int LONGEST_IDENTITY = 255;

    private final Database database;
    private final OcppServer server;
    private final Function<Station, AnswerState> answering;
    private final StationRegistry registry;
    private final Disconnection disconnection;
    private final Listing<StationEntry> listing;

    /**
     * The stations of a database.
     *
     * @param database where they are
     * @param server knows which are connected
     * @param answering returns whether a connected station answers
     * @param registry changes their settings
     */
    public StationResource(
            Database database, OcppServer server, Function<Station, AnswerState> answering, StationRegistry registry) {
        this.database = database;
        this.server = server;
        this.answering = answering;
        this.registry = registry;
        this.disconnection = new Disconnection(server);
        this.listing = new Listing<>(
                StationEntry.class,
                StationChunks.ORDER,
                List.of(
                        Filter.elsewhere("connected", "true: only those that are connected; false: only others."),
                        Filter.either(
                                "registered",
                                "registered",
                                "true: only those that an operator registered; false: only those that came by themselves."),
                        Filter.anywhere(
                                "text",
                                List.of("identity", "description", "account", "address", "boot"),
                                "Only those with this text, in any case of letters, in identity, description, account,"
                                        + " address or their BootNotification.")),
                StationEntry.CSV,
                "stations",
                (where, values) -> chunks(where, connected(values)));
    }

    private static @Nullable Boolean connected(Values values) {
        String text = values.value("connected");
        return text == null ? null : Boolean.valueOf(Filter.truth("connected", text, values));
    }

    private StationChunks<StationEntry> chunks(Where where, @Nullable Boolean connected) {
        return new StationChunks<>(database, server, answering, where, connected, StationEntry::of);
    }

    @Override
    public List<Operation> operations() {
        Schema station = new Schema.OfRecord(StationEntry.class);
        Schema fields = new Schema.OfRecord(StationFields.class);
        return List.of(
                listing.describe(Operation.of(GET, STATIONS, "listStations")
                                .tag(TAG)
                                .summary("Lists stations")
                                .description(
                                        "All stations that are registered or have ever connected, the newest first."))
                        .handledBy(listing::answer),
                station(Operation.of(GET, STATION, "getStation"))
                        .summary("Shows a station")
                        .answers(200, "The station.", station)
                        .answers(404, UNKNOWN, null)
                        .handledBy(request -> answer(request, 200, identity(request))),
                station(Operation.of(PUT, STATION, "putStation"))
                        .summary("Registers a station, or replaces what is set for it")
                        .description(
                                "A station may be registered before it ever connects. What the body does not say is"
                                        + " set to what holds without it; the password stays.")
                        .scope(Scope.ADMINISTER)
                        .body(fields)
                        .answers(200, "The station, which was known before.", station)
                        .answers(201, "The station, which was not known.", station)
                        .handledBy(this::put),
                station(Operation.of(PATCH, STATION, "patchStation"))
                        .summary("Changes some of what is set for a station")
                        .description("What the body does not say stays; null goes back to what the settings say.")
                        .scope(Scope.ADMINISTER)
                        .body(fields)
                        .answers(200, "The station.", station)
                        .answers(404, UNKNOWN, null)
                        .handledBy(this::patch),
                station(Operation.of(DELETE, STATION, "deleteStation"))
                        .summary("Forgets a station")
                        .description("What is set for it goes, its password and the state of its connectors too; its"
                                + " transactions and whatever else it has sent stay. If it is connected, its connection is"
                                + " closed. Whether it may come back is up to the settings.")
                        .scope(Scope.ADMINISTER)
                        .answers(204, "It is forgotten.", null)
                        .answers(404, UNKNOWN, null)
                        .handledBy(this::delete),
                station(Operation.of(POST, STATION + "/disconnect", "disconnectStation"))
                        .summary("Closes the connection of a station")
                        .description("A call that was sent may still be answered before. Stations connect again by"
                                + " themselves after a while.")
                        .scope(Scope.COMMAND)
                        .answers(
                                200, "The connection is closed.", new Schema.OfRecord(Disconnection.Disconnected.class))
                        .answers(404, UNKNOWN, null)
                        .answers(409, "It is not connected: outcome notConnected.", null)
                        .answers(504, "It takes long; the connection will be closed: outcome stillClosing.", null)
                        .handledBy(this::disconnect),
                station(Operation.of(PUT, STATION + "/password", "putStationPassword"))
                        .summary("Sets the password of a station")
                        .description("Here only; nothing is sent to the station. Its next connection must use the new"
                                + " password. The command ChangeConfiguration with AuthorizationKey changes it on both"
                                + " sides. Only a hash is kept.")
                        .scope(Scope.ADMINISTER)
                        .body(new Schema.OfRecord(PasswordBody.class))
                        .answers(204, "It is set.", null)
                        .answers(404, UNKNOWN, null)
                        .handledBy(this::putPassword),
                station(Operation.of(DELETE, STATION + "/password", "deleteStationPassword"))
                        .summary("Takes the password of a station away")
                        .description("Whether it may connect without one is up to the settings.")
                        .scope(Scope.ADMINISTER)
                        .answers(204, "It has none.", null)
                        .answers(404, UNKNOWN, null)
                        .handledBy(this::deletePassword));
    }

    private static Operation.Builder station(Operation.Builder operation) {
        return operation.tag(TAG).path("identity", "The station; percent-encoded where it has to be.");
    }

    private static String identity(Context request) {
        return Query.path(request, "identity");
    }

    private void answer(Context request, int status, String identity) {
        Where where = new Where().find("identity = :identity", "identity", identity);
        List<Chunks.Line<StationEntry>> found =
                chunks(where, null).next(null, 1).lines();
        if (found.isEmpty()) {
            throw Problems.unknownStation(identity);
        }
        Respond.json(request, status, found.get(0).value());
    }

    private void put(Context request) {
        String identity = identity(request);
        if (identity.isBlank() || identity.length() > LONGEST_IDENTITY) {
            throw Problems.invalidParameter(
                    "identity", identity, "1 to " + LONGEST_IDENTITY + " characters, not all spaces");
        }
        boolean added = registry.register(identity, StationFields.DEFAULT.with(Body.optional(request)));
        answer(request, added ? 201 : 200, identity);
    }

    private void patch(Context request) {
        String identity = identity(request);
        JsonNode body = Body.json(request); // before a transaction begins: the caller may be slow
        known(identity, registry.update(identity, fields -> fields.with(Body.of(body, ""))));
        answer(request, 200, identity);
    }

    private void delete(Context request) {
        String identity = identity(request);
        known(identity, registry.remove(identity));
        // No caller has to wait for it.
        server.station(identity)
                .ifPresent(station -> station.close(CloseReason.goingAway("an operator removed the station")));
        Respond.nothing(request);
    }

    private void disconnect(Context request) {
        String identity = identity(request);
        disconnection.of(request, identity, () -> {
            Where where = new Where().find("identity = :identity", "identity", identity);
            return !chunks(where, null).next(null, 1).lines().isEmpty();
        });
    }

    private void putPassword(Context request) {
        String identity = identity(request);
        known(identity, registry.setPassword(identity, PasswordBody.text(Body.of(request))));
        Respond.nothing(request);
    }

    private void deletePassword(Context request) {
        String identity = identity(request);
        known(identity, registry.clearPassword(identity));
        Respond.nothing(request);
    }

    private static void known(String identity, boolean known) {
        if (!known) {
            throw Problems.unknownStation(identity);
        }
    }
}
