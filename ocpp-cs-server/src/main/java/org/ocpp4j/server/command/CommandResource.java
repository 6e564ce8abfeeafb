package org.ocpp4j.server.command;

import static io.javalin.http.HandlerType.POST;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.codec.MessageSchemas;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.server.api.ApiResource;
import org.ocpp4j.server.api.Caller;
import org.ocpp4j.server.api.Operation;
import org.ocpp4j.server.api.Schema;
import org.ocpp4j.server.api.Scope;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /api/v1/ChargePoint/{identity}/{Action}}: an operation for each action. Thread-safe. */
public final class CommandResource implements ApiResource {
    private static final String PATH = "/api/v1/ChargePoint/{identity}/";
    private static final int LONGEST_KEY = 255;

    private final Commands commands;

    /**
     * Commands through HTTP.
     *
     * @param commands sends them
     */
    public CommandResource(Commands commands) {
        this.commands = commands;
    }

    @Override
    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        PayloadRules.actions(Ocpp16.VERSION).forEach(action -> operations.add(describe(action.name())));
        operations.add(Operation.of(POST, PATH + "{action}", "sendUnknown")
                .tag("Commands")
                .summary("Answers 400: there is no such action")
                .scope(Scope.COMMAND)
                .path("identity", "The station.")
                .path("action", "What is no action of OCPP.")
                .answers(400, "Always.", null)
                .handledBy(request -> send(request, request.pathParam("action"))));
        return operations;
    }

    private Operation describe(String action) {
        boolean inBoth = PayloadRules.find(Ocpp15.VERSION, action).isPresent();
        return Operation.of(POST, PATH + action, "send" + action)
                .tag("Commands")
                .summary("Sends " + action)
                .description((inBoth ? "For stations of 1.6 and 1.5." : "For stations of 1.6.")
                        + " The body is the payload of the request and travels as it is, once it was found valid; the"
                        + " answer is the payload of the station's confirmation, whatever its status.")
                .scope(Scope.COMMAND)
                .path("identity", "The station.")
                .header(
                        "Idempotency-Key",
                        "A word of the caller's, at most 255 characters. The same command with the same key is sent"
                                + " once; who sends it again gets the first outcome, secrets masked. One that never"
                                + " left gives its key back.")
                .body(schema(action, MessageKind.REQUEST, inBoth))
                .answers(
                        200, "The payload of the station's confirmation.", schema(action, MessageKind.RESPONSE, inBoth))
                .answers(400, "outcome invalidPayload: the payload breaks the schema; nothing was sent.", null)
                .answers(404, "outcome unknownStation: nothing was sent.", null)
                .answers(409, "outcome actionNotInVersion or inProgress: nothing was sent.", null)
                .answers(422, "outcome keyReused: nothing was sent.", null)
                .answers(429, "outcome queueFull: too many commands wait for this station; nothing was sent.", null)
                .answers(
                        502,
                        "outcome callError (errorCode, errorDescription, errorDetails), connectionLost or invalidAnswer;"
                                + " dispatched says whether it had been sent.",
                        null)
                .answers(503, "outcome notConnected or databaseUnavailable: nothing was sent.", null)
                .answers(504, "outcome timeout: it was sent, and no answer came in time.", null)
                .handledBy(request -> send(request, action));
    }

    /** The schema of 1.6, or either of two where 1.5 differs. */
    private static Schema schema(String action, MessageKind kind, boolean inBoth) {
        ObjectNode newer = schema(Ocpp16.VERSION, action, kind);
        String name = action + kind.suffix();
        if (!inBoth) {
            return new Schema.Written(name, newer);
        }
        ObjectNode older = schema(Ocpp15.VERSION, action, kind);
        if (older.equals(newer)) {
            return new Schema.Written(name, newer);
        }
        ObjectNode either = JsonMapper.shared().createObjectNode();
        either.putArray("anyOf").add(newer.put("title", name + " of 1.6")).add(older.put("title", name + " of 1.5"));
        return new Schema.Written(name, either);
    }

    private static ObjectNode schema(OcppVersion version, String action, MessageKind kind) {
        ObjectNode schema = MessageSchemas.find(version, action, kind).orElseThrow();
        schema.remove(List.of("$schema", "$id", "id"));
        return schema;
    }

    private void send(Context request, String action) {
        if (!PayloadRules.isKnown(action)) {
            throw Answers.problem(unknown(action));
        }
        Command command = Command.of(
                request.pathParam("identity"),
                action,
                CommandBody.read(request, action),
                Caller.of(request).name(),
                key(request));
        request.future(() -> commands.send(command)
                .thenAccept(outcome -> Answers.write(request, outcome))
                .toCompletableFuture());
    }

    static @Nullable String key(Context request) {
        String key = request.header("Idempotency-Key");
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw CommandBody.invalid("Idempotency-Key is to have 1 to " + LONGEST_KEY + " characters");
        }
        return key;
    }

    static Outcome unknown(String action) {
        Map<Integer, String> near = new LinkedHashMap<>();
        PayloadRules.actions(Ocpp16.VERSION)
                .forEach(known -> near.merge(
                        Nearness.between(action, known.name()),
                        known.name(),
                        (first, second) -> first + ", " + second));
        String hint = near.entrySet().stream()
                .min(Map.Entry.comparingByKey())
                .filter(entry -> entry.getKey() <= 3)
                .map(entry -> "; near it: " + entry.getValue())
                .orElse("");
        return Outcome.never(Outcome.Kind.UNKNOWN_ACTION, "No version of OCPP has a command '" + action + "'" + hint);
    }
}
