package org.ocpp4j.server.command;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.OcppServer;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.server.api.ApiResource;
import org.ocpp4j.server.api.Caller;
import org.ocpp4j.server.api.Operation;
import org.ocpp4j.server.api.ProblemException;
import org.ocpp4j.server.api.Schema;
import org.ocpp4j.server.api.Scope;
import org.ocpp4j.server.database.Database;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Commands that were sent, and commands for many stations. Thread-safe; its handlers block. */
public final class CommandListResource implements ApiResource {
    /** A command as it is shown; {@code answer} is the station's payload, or what went wrong. */
    public record CommandEntry(
            long seq,
            String id,
            @Nullable String bulkId,
            String identity,
            String action,
            JsonNode payload,
            String commandedBy,
            Instant commandedAt,
            @Nullable Instant endedAt,
            @Nullable String outcome,
            @Nullable Boolean dispatched,
            @Nullable JsonNode answer) {}

    /** A command for many stations, as it is shown; {@code outcomes} counts them, those under way as {@code underWay}. */
    public record BulkEntry(
            String id,
            String action,
            JsonNode payload,
            String commandedBy,
            Instant commandedAt,
            @Nullable Instant endedAt,
            int stations,
            int done,
            Map<String, Integer> outcomes,
            List<CommandEntry> commands) {}

    /** What is asked for: {@code stations}, or {@code all} that are connected. */
    public record BulkBody(
            String action,
            @Nullable ObjectNode payload,
            @Nullable List<String> stations,
            @Nullable Boolean all) {}

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final String TAG = "Commands";
    private static final int MOST = 1000;

    private final Database database;
    private final OcppServer server;
    private final BulkCommands bulk;
    private final PayloadRules rules = new PayloadRules();

    /**
     * Commands through HTTP.
     *
     * @param database where they are kept
     * @param server knows who is connected
     * @param bulk sends those for many
     */
    public CommandListResource(Database database, OcppServer server, BulkCommands bulk) {
        this.database = database;
        this.server = server;
        this.bulk = bulk;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                paged(Operation.of(GET, "/api/v1/commands", "listCommands"))
                        .tag(TAG)
                        .summary("Lists commands that were sent, or tried")
                        .description("Newest first, the newest " + MOST + " at most. Secrets are masked.")
                        .query("identity", "Only those for this station.")
                        .query("action", "Only those with this action.")
                        .query("outcome", "Only those with this outcome.")
                        .answers(200, "Commands.", new Schema.ListOf(CommandEntry.class))
                        .handledBy(this::list),
                Operation.of(POST, "/api/v1/commands", "sendToMany")
                        .tag(TAG)
                        .summary("Sends a command to many stations")
                        .description("At most " + BulkCommands.MOST
                                + ". It goes on after the answer; the header Location" + " leads to its progress.")
                        .scope(Scope.COMMAND)
                        .header("Idempotency-Key", "As for one station.")
                        .body(new Schema.OfRecord(BulkBody.class))
                        .answers(202, "It has begun.", new Schema.OfRecord(BulkEntry.class))
                        .answers(400, "The body, the action or the payload is invalid; nothing was sent.", null)
                        .handledBy(this::begin),
                paged(Operation.of(GET, "/api/v1/commands/{id}", "getCommand"))
                        .tag(TAG)
                        .summary("Shows a command for many stations, or for one")
                        .path("id", "Its id.")
                        .answers(
                                200,
                                "The command; one for a single station stands alone in the list commands.",
                                new Schema.OfRecord(BulkEntry.class))
                        .answers(404, "There is none.", null)
                        .handledBy(request -> show(request, request.pathParam("id"), 200)),
                Operation.of(DELETE, "/api/v1/commands/{id}", "cancelCommand")
                        .tag(TAG)
                        .summary("Stops a command for many stations, as far as it has not been sent")
                        .scope(Scope.COMMAND)
                        .path("id", "Its id.")
                        .answers(200, "What has become of it.", new Schema.OfRecord(BulkEntry.class))
                        .answers(404, "There is none.", null)
                        .handledBy(this::cancel));
    }

    private static Operation.Builder paged(Operation.Builder operation) {
        return operation
                .query("limit", "integer", "int32", "How many at most, 1 to " + MOST + "; 100 if it is not there.")
                .query("before", "integer", "int64", "Only those with a smaller seq: the next page.");
    }

    private void begin(Context request) {
        BulkBody body;
        try {
            body = JSON.readValue(request.bodyAsBytes(), BulkBody.class);
        } catch (JacksonException malformed) {
            throw new ProblemException(
                    400, "invalidBody", "The body cannot be read: " + malformed.getOriginalMessage());
        }
        if (body == null || body.action() == null || (body.stations() == null) == !Boolean.TRUE.equals(body.all())) {
            throw new ProblemException(
                    400, "invalidBody", "The body needs action, and either stations or \"all\": true");
        }
        if (!PayloadRules.isKnown(body.action())) {
            throw Answers.problem(CommandResource.unknown(body.action()));
        }
        ObjectNode payload = body.payload() == null ? JSON.createObjectNode() : body.payload();
        Optional<Outcome> newer = rules.problem(Ocpp16.VERSION, body.action(), payload);
        if (newer.isPresent()
                && rules.problem(Ocpp15.VERSION, body.action(), payload).isPresent()) {
            throw Answers.problem(newer.get());
        }
        List<String> identities = identities(body);
        String id = bulk.begin(
                identities, body.action(), payload, Caller.of(request).name(), CommandResource.key(request));
        request.header("Location", "/api/v1/commands/" + id);
        show(request, id, 202);
    }

    private List<String> identities(BulkBody body) {
        List<String> identities = body.stations() == null
                ? server.stations().stream().map(Station::identity).sorted().toList()
                : List.copyOf(new LinkedHashSet<>(body.stations()));
        if (identities.isEmpty() || identities.size() > BulkCommands.MOST) {
            throw new ProblemException(
                    400, "invalidBody", "For 1 to " + BulkCommands.MOST + " stations, not " + identities.size());
        }
        return identities;
    }

    private void cancel(Context request) {
        String id = request.pathParam("id");
        if (bulk.cancel(id).isEmpty()) {
            throw none(id);
        }
        show(request, id, 200);
    }

    private static ProblemException none(String id) {
        return new ProblemException(404, "noSuchCommand", "There is no command " + id);
    }

    private void list(Context request) {
        List<CommandTable.Row> rows = database.read(handle -> handle.createQuery("select * from command"
                        + " where (cast(:identity as varchar) is null or identity = :identity)"
                        + " and (cast(:action as varchar) is null or action = :action)"
                        + " and (cast(:outcome as varchar) is null or outcome = :outcome)"
                        + " and seq < :before order by seq desc limit :most")
                .bind("identity", request.queryParam("identity"))
                .bind("action", request.queryParam("action"))
                .bind("outcome", request.queryParam("outcome"))
                .bind("before", number(request, "before", Long.MAX_VALUE))
                .bind("most", limit(request))
                .map(CommandTable.ROW)
                .list());
        answer(request, 200, rows.stream().map(CommandListResource::entry).toList());
    }

    private void show(Context request, String id, int status) {
        BulkEntry entry = database.read(handle -> {
            List<CommandTable.Row> rows = handle.createQuery("select * from command where (id = :id or bulk_id = :id)"
                            + " and seq < :before order by seq desc limit :most")
                    .bind("id", id)
                    .bind("before", number(request, "before", Long.MAX_VALUE))
                    .bind("most", limit(request))
                    .map(CommandTable.ROW)
                    .list();
            Map<String, Integer> outcomes = new TreeMap<>();
            handle.createQuery("select coalesce(outcome, 'underWay') as word, count(*) as number from command"
                            + " where id = :id or bulk_id = :id group by coalesce(outcome, 'underWay')")
                    .bind("id", id)
                    .map((row, context) -> Map.entry(row.getString("word"), row.getInt("number")))
                    .forEach(count -> outcomes.put(count.getKey(), count.getValue()));
            CommandTable.Row any = handle.createQuery(
                            "select * from command where id = :id or bulk_id = :id order by seq limit 1")
                    .bind("id", id)
                    .map(CommandTable.ROW)
                    .findOne()
                    .orElseThrow(() -> none(id));
            Instant end = any.bulkId() == null
                    ? any.endedAt()
                    : handle.createQuery("select ended_at from bulk_command where id = :id")
                            .bind("id", id)
                            .mapTo(Instant.class)
                            .findOne()
                            .orElse(null);
            int all = outcomes.values().stream().mapToInt(Integer::intValue).sum();
            int open = outcomes.getOrDefault("waiting", 0) + outcomes.getOrDefault("underWay", 0);
            return new BulkEntry(
                    id,
                    any.action(),
                    JSON.readTree(any.payload()),
                    any.commandedBy(),
                    any.commandedAt(),
                    end,
                    all,
                    all - open,
                    outcomes,
                    rows.stream().map(CommandListResource::entry).toList());
        });
        answer(request, status, entry);
    }

    private static CommandEntry entry(CommandTable.Row row) {
        return new CommandEntry(
                row.seq(),
                row.id(),
                row.bulkId(),
                row.identity(),
                row.action(),
                JSON.readTree(row.payload()),
                row.commandedBy(),
                row.commandedAt(),
                row.endedAt(),
                row.outcome(),
                row.dispatched(),
                row.answer() == null ? null : JSON.readTree(row.answer()));
    }

    private static int limit(Context request) {
        long limit = number(request, "limit", 100);
        if (limit < 1 || limit > MOST) {
            throw new ProblemException(
                    400, "invalidParameter", "limit is " + limit + "; 1 to " + MOST + " is expected");
        }
        return (int) limit;
    }

    private static long number(Context request, String name, long otherwise) {
        String text = request.queryParam(name);
        try {
            return text == null ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException malformed) {
            throw new ProblemException(400, "invalidParameter", name + " is '" + text + "'; a number is expected");
        }
    }

    private static void answer(Context request, int status, Object value) {
        request.status(status).contentType("application/json").result(JSON.writeValueAsBytes(value));
    }
}
