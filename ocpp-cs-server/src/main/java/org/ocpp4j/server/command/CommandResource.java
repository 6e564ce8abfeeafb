package org.ocpp4j.server.command;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ocpp4j.server.command.CommandView.StationOutcome;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Caller;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Problems;
import org.ocpp4j.server.rest.Schema;
import org.ocpp4j.server.rest.Scope;
import org.ocpp4j.server.rest.list.Listing;
import org.ocpp4j.server.rest.list.Query;
import org.ocpp4j.server.rest.list.Where;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Commands to stations: for one, for many, and the records of both. */
public final class CommandResource implements ApiResource {
    private static final String PATH = "/api/v1/commands";
    private static final String TAG = "Commands";
    private static final String MEMBER = "commands";
    private static final String STATIONS = "stations";

    private final Commands commands;
    private final CommandLists lists;
    private final Listing<CommandView> all;
    private final Listing<StationOutcome> stations;

    /**
     * The operations.
     *
     * @param commands sends
     * @param database has the records
     */
    public CommandResource(Commands commands, Database database) {
        this.commands = commands;
        this.lists = new CommandLists(database);
        this.all = lists.all();
        this.stations = lists.stations();
    }

    @Override
    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>(new ActionOperations(commands).operations());
        operations.add(start());
        operations.add(list());
        operations.add(get());
        operations.add(stop());
        return operations;
    }

    private Operation start() {
        ObjectNode started = JsonNodeFactory.instance.objectNode().put("type", "object");
        started.putObject("properties").putObject("id").put("type", "string");
        return Operation.of(HandlerType.POST, PATH, "startBulkCommand")
                .tag(TAG)
                .scope(Scope.COMMAND)
                .summary("Sends a command to many stations")
                .description("Answers at once; `GET " + PATH + "/{id}` tells how far it is. Stations that are not"
                        + " connected when their turn comes have the outcome `notConnected`. If the server ends"
                        + " meanwhile, the others have the outcome `stopped`: nothing is sent after a restart.")
                .header(ActionOperations.KEY, "the same request with the same key is answered with the same command")
                .body(BulkBody.schema())
                .answers(202, "It runs; `Location` says where it is", new Schema.Written("BulkCommandStarted", started))
                .answers(400, "`invalidBody`, `unknownAction`; `invalidPayload` in every version of OCPP", null)
                .answers(422, "`keyReused`: the idempotency key belongs to another request", null)
                .answers(429, "`queueFull`: too many commands for many stations run", null)
                .answers(503, "`databaseUnavailable`: nothing was sent", null)
                .handledBy(this::start);
    }

    private void start(Context request) {
        String key = ActionOperations.key(request);
        BulkBody body = CommandBodies.unsent(() -> BulkBody.of(request));
        String id = orUnavailable(() -> commands.bulk()
                .start(new BulkRequest(
                        body.action(),
                        body.payload(),
                        stations(body),
                        Caller.of(request).name(),
                        key)));
        request.status(202).header("Location", PATH + "/" + id);
        ActionOperations.json(request, JsonNodeFactory.instance.objectNode().put("id", id));
    }

    private List<String> stations(BulkBody body) {
        List<String> listed = body.stations();
        List<String> stations = listed == null ? commands.bulk().stations(body.connected()) : listed;
        if (stations.isEmpty() || stations.size() > BulkRequest.MOST_STATIONS) {
            throw CommandBodies.unsent(Problems.invalidBody(
                    "/all",
                    stations.isEmpty()
                            ? "selects no station"
                            : "selects more than " + BulkRequest.MOST_STATIONS + " stations; list some of them"));
        }
        return stations;
    }

    private Operation list() {
        return all.describe(
                        Operation.of(HandlerType.GET, PATH, "listCommands")
                                .tag(TAG)
                                .summary("Lists what was commanded, newest first")
                                .description(
                                        "Commands for one station, and commands for many as one entry. With `identity` or `outcome`"
                                                + " it lists by station: those that are part of a command for many have its id in `bulkId`."
                                                + " Secrets are masked."),
                        new Schema.Wrapped(MEMBER, CommandView.class))
                .handledBy(request -> all.answer(request, new Where(), JsonNodeFactory.instance.objectNode(), MEMBER));
    }

    private Operation get() {
        return stations.describe(
                        Operation.of(HandlerType.GET, PATH + "/{id}", "getCommand")
                                .tag(TAG)
                                .path("id", "the command")
                                .summary(
                                        "Shows a command; one for many stations with its progress and the outcome of each station")
                                .description("Pages and filters are those of its stations, and CSV has nothing else."),
                        new Schema.OfRecord(CommandView.class))
                .answers(404, "`unknownCommand`", null)
                .handledBy(this::show);
    }

    private Operation stop() {
        return Operation.of(HandlerType.DELETE, PATH + "/{id}", "stopCommand")
                .tag(TAG)
                .scope(Scope.COMMAND)
                .path("id", "a command for many stations")
                .summary("Stops what has not been dispatched of a command for many stations")
                .description("Those stations have the outcome `stopped`. What has been dispatched goes on. To stop what"
                        + " has ended changes nothing.")
                .answers(200, "The command", new Schema.OfRecord(CommandView.class))
                .answers(404, "`unknownCommand`", null)
                .answers(409, "`notStoppable`: a command for one station, which has been dispatched", null)
                .handledBy(request -> {
                    String id = Query.path(request, "id");
                    if (!orUnavailable(() -> commands.bulk().stop(id))) {
                        find(id);
                        throw new ProblemException(
                                409, "notStoppable", "A command for one station is dispatched at once");
                    }
                    show(request);
                });
    }

    private void show(Context request) {
        String id = Query.path(request, "id");
        ObjectNode view = Json.MAPPER.valueToTree(find(id));
        if (view.path("progress").isNull()) {
            ActionOperations.json(request, view);
        } else {
            view.remove(STATIONS);
            stations.answer(request, new Where().find("bulk_id = :bulkId", "bulkId", id), view, STATIONS);
        }
    }

    private CommandView find(String id) {
        return lists.find(id)
                .orElseThrow(() -> new ProblemException(404, "unknownCommand", "There is no command " + id));
    }

    private static <T> T orUnavailable(Supplier<T> work) {
        try {
            return work.get();
        } catch (DatabaseUnavailableException down) {
            throw Outcome.databaseUnavailable().toProblem();
        }
    }
}
