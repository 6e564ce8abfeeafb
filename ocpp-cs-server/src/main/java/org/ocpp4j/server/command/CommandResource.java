package org.ocpp4j.server.command;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Caller;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Schema;
import org.ocpp4j.server.rest.Scope;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Commands to stations: for one, for many, and what was commanded. */
public final class CommandResource implements ApiResource {
    private static final String PATH = "/api/v1/commands";
    private static final String TAG = "Commands";
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final Commands commands;
    private final CommandLists lists;

    /**
     * The operations.
     *
     * @param commands sends
     * @param database has the records
     */
    public CommandResource(Commands commands, Database database) {
        this.commands = commands;
        this.lists = new CommandLists(database);
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
                .answers(400, "`invalidRequest`, `unknownAction`; `invalidPayload` in every version of OCPP", null)
                .answers(422, "`keyReused`: the idempotency key belongs to another request", null)
                .answers(429, "`queueFull`: too many commands for many stations run", null)
                .answers(503, "`databaseUnavailable`: nothing was sent", null)
                .handledBy(this::start);
    }

    private void start(Context request) {
        String key = ActionOperations.key(request);
        BulkBody body = BulkBody.of(CommandBodies.json(request));
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
            throw new ProblemException(
                    400,
                    "invalidRequest",
                    stations.isEmpty()
                            ? "There is no such station"
                            : "There are more than " + BulkRequest.MOST_STATIONS + " stations; list some of them",
                    Map.of("dispatched", false));
        }
        return stations;
    }

    private Operation list() {
        return paged(Operation.of(HandlerType.GET, PATH, "listCommands"))
                .summary("Lists what was commanded, newest first")
                .description(
                        "Commands for one station, and commands for many as one entry. With `identity` or `outcome`"
                                + " it lists by station: those that are part of a command for many have its id in `bulkId`."
                                + " Secrets are masked.")
                .query("identity", "only of this station")
                .query("action", "only with this action")
                .query("outcome", "only those that ended like this; empty for those under way")
                .answers(200, "A page", new Schema.Wrapped("commands", CommandView.class))
                .handledBy(request -> {
                    List<CommandView> page = lists.list(filter(request));
                    ObjectNode body = JsonNodeFactory.instance.objectNode();
                    body.set("commands", Json.MAPPER.valueToTree(page));
                    ActionOperations.json(request, body);
                });
    }

    private Operation get() {
        return paged(Operation.of(HandlerType.GET, PATH + "/{id}", "getCommand"))
                .path("id", "the command")
                .summary("Shows a command; one for many stations with its progress and the outcome of each station")
                .query("outcome", "only stations whose outcome is this; empty for those without one")
                .query("identity", "only this station")
                .answers(200, "The command", new Schema.OfRecord(CommandView.class))
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
                    String id = request.pathParam("id");
                    if (!orUnavailable(() -> commands.bulk().stop(id))) {
                        find(id, new CommandLists.Filter(null, null, null, 1, 0));
                        throw new ProblemException(
                                409, "notStoppable", "A command for one station is dispatched at once");
                    }
                    show(request);
                });
    }

    private static Operation.Builder paged(Operation.Builder operation) {
        return operation
                .tag(TAG)
                .query("limit", "integer", "", "how many, 1 to " + MOST + "; " + USUAL + " if absent")
                .query("offset", "integer", "", "how many to leave out before them; 0 if absent");
    }

    private void show(Context request) {
        CommandView view = find(request.pathParam("id"), filter(request));
        ActionOperations.json(request, Json.MAPPER.valueToTree(view));
    }

    private CommandView find(String id, CommandLists.Filter page) {
        return lists.find(id, page)
                .orElseThrow(() -> new ProblemException(404, "unknownCommand", "There is no command " + id));
    }

    private static CommandLists.Filter filter(Context request) {
        return new CommandLists.Filter(
                request.queryParam("identity"),
                request.queryParam("action"),
                request.queryParam("outcome"),
                number(request, "limit", USUAL, 1, MOST),
                number(request, "offset", 0, 0, Integer.MAX_VALUE));
    }

    private static int number(Context request, String name, int usual, int least, int most) {
        String given = request.queryParam(name);
        try {
            int number = given == null ? usual : Integer.parseInt(given);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // answered below
        }
        throw new ProblemException(
                400, "invalidParameter", "The parameter " + name + " must be a number from " + least + " to " + most);
    }

    private static <T> T orUnavailable(Supplier<T> work) {
        try {
            return work.get();
        } catch (DatabaseUnavailableException down) {
            throw Outcome.databaseUnavailable().toProblem();
        }
    }
}
