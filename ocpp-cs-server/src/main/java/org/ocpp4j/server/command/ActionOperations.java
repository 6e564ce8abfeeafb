package org.ocpp4j.server.command;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.server.rest.Caller;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Scope;
import tools.jackson.databind.JsonNode;

/** {@code POST /api/v1/ChargePoint/{identity}/{Action}}, described for each action by itself. */
final class ActionOperations {
    static final String KEY = "Idempotency-Key";

    private static final String PATH = "/api/v1/ChargePoint/{identity}/";
    private static final String FORMS = """
            The body is the payload of the OCPP request, as JSON or as `application/x-www-form-urlencoded`: \
            `connectorId=1&type=Inoperative`. In a form, a field of an object within is named with a dot \
            (`csChargingProfiles.stackLevel`), an element of a list with its number (`key.0`) or by giving the field \
            several times, and either may also stand in one field as JSON. An empty body is `{}`. A valid payload goes \
            out as it is, members in the order of the schema. A 200 carries the station's confirmation, whatever its \
            status; every problem says in `outcome` what happened and in `dispatched` whether the station may have it. \
            Nothing is sent again by itself.""";

    private final Commands commands;

    ActionOperations(Commands commands) {
        this.commands = commands;
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        Actions.names().forEach(action -> operations.add(operation(action)));
        operations.add(anyOther()); // after the others, which it would hide
        return operations;
    }

    private Operation operation(String action) {
        Operation.Builder operation = described(PATH + action, "command" + action)
                .summary("Sends " + action + " to a station")
                .description(FORMS + versions(action))
                .body(ActionSchemas.of(action, MessageKind.REQUEST))
                .answers(200, "The station's confirmation", ActionSchemas.of(action, MessageKind.RESPONSE));
        return problems(operation).handledBy(request -> send(request, action));
    }

    private Operation anyOther() {
        Operation.Builder operation = described(PATH + "{action}", "commandOther")
                .path("action", "an action, spelt as OCPP spells it")
                .summary("Answers 400 `unknownAction`, with the actions of similar names in `nearest`");
        return operation
                .answers(400, "`unknownAction`", null)
                .handledBy(request -> send(request, request.pathParam("action")));
    }

    private static Operation.Builder described(String path, String id) {
        return Operation.of(HandlerType.POST, path, id)
                .tag("Commands")
                .scope(Scope.COMMAND)
                .path("identity", "the station")
                .header(
                        KEY,
                        "at most 255 characters; the same request with the same key is sent once, and its outcome, with"
                                + " secrets masked, is answered again. Who repeats it while it is under way waits. A"
                                + " command that certainly was not dispatched gives its key back");
    }

    private static String versions(String action) {
        if (Actions.find(Ocpp15.VERSION, action).isEmpty()) {
            return "\n\nOCPP 1.6 only"
                    + (Actions.isSecurityExtension(action) ? ", its security extension over JSON." : ".");
        }
        boolean differs = ActionSchemas.differs(action, MessageKind.REQUEST)
                || ActionSchemas.differs(action, MessageKind.RESPONSE);
        return "\n\nOCPP 1.5 and 1.6; "
                + (differs
                        ? "where they differ, the payload must fit the station's own version."
                        : "both have the same members.")
                + " OCPP 1.5 bounds whole numbers to 32 bits.";
    }

    private static Operation.Builder problems(Operation.Builder operation) {
        return operation
                .answers(400, "`invalidPayload`: each of `violations` has pointer, keyword and reason", null)
                .answers(404, "`unknownStation`", null)
                .answers(409, "`actionNotInVersion`: the station's version lacks the action; `inProgress`", null)
                .answers(413, "`bodyTooLarge`", null)
                .answers(422, "`keyReused`: the idempotency key belongs to another request", null)
                .answers(429, "`queueFull`: too many commands wait for the station", null)
                .answers(
                        502,
                        "`callError`: the station's error in errorCode, errorDescription and errorDetails;"
                                + " `connectionLost`: before the answer; `invalidAnswer`: it breaks its schema, see"
                                + " violations; `unknown`: the server ended before the answer",
                        null)
                .answers(
                        503,
                        "`notConnected`; `notAnswering`: the station has not answered its last CALLs; `expired`: it waited"
                                + " too long for its turn behind other commands; `databaseUnavailable`. Nothing was sent",
                        null)
                .answers(504, "`timeout`: it was sent and no answer came in time", null);
    }

    private void send(Context request, String action) {
        String key = key(request);
        CommandRequest command = new CommandRequest(
                request.pathParam("identity"),
                action,
                Actions.isKnown(action) ? CommandBodies.payload(request, action) : Json.MAPPER.createObjectNode(),
                Caller.of(request).name(),
                key);
        CompletableFuture<Outcome> outcome = commands.send(command).toCompletableFuture();
        request.future(() -> outcome.thenAccept(ended -> answer(request, ended)));
    }

    private static void answer(Context request, Outcome outcome) {
        if (outcome.commandId() != null) {
            request.header("Command-Id", outcome.commandId());
        }
        if (outcome.replayed()) {
            request.header("Idempotency-Replayed", "true");
        }
        if (!outcome.isResult()) {
            throw outcome.toProblem();
        }
        json(request, outcome.data());
    }

    static void json(Context request, JsonNode body) {
        request.contentType("application/json").result(Json.MAPPER.writeValueAsBytes(body));
    }

    static @Nullable String key(Context request) {
        String key = request.header(KEY);
        if (key != null && (key.isBlank() || key.length() > CommandRequest.LONGEST_KEY)) {
            throw new ProblemException(
                    400,
                    "invalidIdempotencyKey",
                    "The header " + KEY + " must have 1 to " + CommandRequest.LONGEST_KEY + " characters, not "
                            + key.length(),
                    Map.of("dispatched", false));
        }
        return key;
    }
}
