package org.ocpp4j.server.backend.postgres;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Body;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.RequestForm;
import org.ocpp4j.server.secret.PayloadValues;
import org.ocpp4j.server.thread.Causes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lists of the contract, answered by functions of the database; by the server's own tables where it has no such
 * function. A function is given the body of the request, and the parameters of the query where the body does not have
 * them. Its rows are the entries; so is the array that its only row holds, by itself or as the member of an object that
 * has the name of the list. Thread-safe; blocks Jetty's threads for as long as a function may take.
 */
final class PostgresLists implements ApiResource {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresLists.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_ROWS = 100_000;
    private static final long MOST_CHARACTERS = 64L << 20;
    private static final Map<String, FunctionName> PATHS = Map.of(
            "/api/v1/CentralSystem/ChargePointList", FunctionName.CHARGE_POINT_LIST,
            "/api/v1/ChargePointList", FunctionName.CHARGE_POINT_LIST,
            "/api/v1/CentralSystem/TransactionList", FunctionName.TRANSACTION_LIST,
            "/api/v1/CentralSystem/ReservationList", FunctionName.RESERVATION_LIST);

    private static final Pattern JWT =
            Pattern.compile("(?i:bearer) +([A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+)");

    private final ApiResource resource;
    private final FunctionCalls calls;
    private final Functions functions;
    private final @Nullable String token;

    PostgresLists(ApiResource resource, FunctionCalls calls, Functions functions, String token) {
        this.resource = resource;
        this.calls = calls;
        this.functions = functions;
        this.token = token.isEmpty() ? null : token;
    }

    @Override
    public List<Operation> operations() {
        return resource.operations().stream().map(this::asking).toList();
    }

    private Operation asking(Operation operation) {
        FunctionName function = PATHS.get(operation.path());
        if (function == null) {
            return operation;
        }
        Handler otherwise = operation.handler();
        return new Operation(
                operation.method(),
                operation.path(),
                operation.id(),
                operation.tag(),
                operation.summary(),
                operation.description() + " Where the backend is a PostgreSQL that has the function " + function
                        + ", that answers; it may leave out or add members.",
                operation.scope(),
                operation.withoutDatabase(),
                operation.parameters(),
                operation.body(),
                operation.largestBody(),
                operation.answers(),
                request -> {
                    if (isMissing(function)) {
                        otherwise.handle(request);
                    } else {
                        answer(request, function);
                    }
                });
    }

    private void answer(Context request, FunctionName function) {
        if ("csv".equals(request.queryParam("format"))) {
            throw new ProblemException(
                    400, "invalidParameter", "The list comes from the function " + function + ", which makes no CSV.");
        }
        ObjectNode asked = asked(request);
        String text = asked.toString();
        @Nullable String shown = token == null ? bearer(request) : token;
        ArrayNode list = waitFor(function, asked, calls.call(connection -> rows(connection, function, shown, text)));
        request.contentType("application/json")
                .result(JSON.writeValueAsBytes(
                        JsonNodeFactory.instance.objectNode().set(function.shown(), list)));
    }

    /**
     *  The JWT of the caller, which identifies the caller. Never a token of this server's own, which must not leave it.
     */
    private static @Nullable String bearer(Context request) {
        @Nullable String header = request.header("Authorization");
        Matcher token = header == null ? null : JWT.matcher(header);
        return token != null && token.matches() ? token.group(1) : null;
    }

    /** Whether the server's own tables are to answer. Not because the database is away: those may have other entries. */
    private boolean isMissing(FunctionName function) {
        if (!functions.areKnown()) {
            waitFor(function, JsonNodeFactory.instance.objectNode(), calls.call(connection -> {
                functions.look(connection);
                return true;
            }));
        }
        return functions.known(function) == null;
    }

    private static <T> T waitFor(FunctionName function, ObjectNode asked, Future<T> result) {
        try {
            return result.get();
        } catch (ExecutionException failed) {
            throw problem(function, Causes.of(failed), asked);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProblemException(503, "stopping", "The server stops.");
        }
    }

    private static ObjectNode asked(Context request) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        request.queryParamMap().forEach((name, values) -> members.put(name, values.get(0)));
        String form = RequestForm.text(request);
        if (form != null) {
            RequestForm.fields(form).forEach((name, values) -> members.put(name, values.get(0)));
        } else {
            members.setAll(Body.optional(request).object());
        }
        return members;
    }

    private ArrayNode rows(Connection connection, FunctionName function, @Nullable String shown, String asked)
            throws SQLException, FunctionException {
        FunctionForm form = functions.require(connection, function);
        // A row of several columns becomes an object, one of a single column is that column.
        String query = "select pg_catalog.to_jsonb(entry) from " + form.call() + " as entry";
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        long characters = 0;
        try (PreparedStatement call = connection.prepareStatement(query)) {
            call.setFetchSize(1_000);
            Functions.bind(call, Arrays.asList(shown, asked));
            try (ResultSet rows = call.executeQuery()) {
                while (rows.next()) {
                    String text = rows.getString(1);
                    if (text == null) {
                        continue;
                    }
                    characters += text.length();
                    add(list, function, FunctionAnswer.json(text));
                    if (list.size() > MOST_ROWS || characters > MOST_CHARACTERS) {
                        throw FunctionAnswer.unusable(
                                "it returned more than " + MOST_ROWS + " entries or 64 Mi characters");
                    }
                }
            }
        }
        return list;
    }

    private static void add(ArrayNode list, FunctionName function, JsonNode row) throws FunctionException {
        JsonNode value = row;
        if (value.isString()) { // a function that returns text
            value = FunctionAnswer.json(value.stringValue());
        }
        if (value.isObject() && value.size() == 1) {
            Map.Entry<String, JsonNode> only = value.properties().iterator().next();
            boolean named = only.getKey().equalsIgnoreCase(function.shown());
            if (only.getKey().equals("error") && only.getValue().path("message").isString()) {
                throw new FunctionException(
                        FunctionException.Kind.RAISED,
                        only.getValue().path("message").stringValue());
            }
            if (named && (only.getValue().isArray() || only.getValue().isNull())) {
                value = only.getValue();
            }
        }
        if (value instanceof ArrayNode several) {
            list.addAll(several);
        } else if (!value.isNull()) {
            list.add(value);
        }
    }

    private static ProblemException problem(FunctionName function, Throwable failure, ObjectNode asked) {
        FunctionException.Kind kind =
                failure instanceof FunctionException known ? known.kind() : FunctionException.Kind.FAILED;
        String reason = FunctionException.shown(String.valueOf(failure.getMessage()));
        LOG.warn(
                "{} gave no list: {}",
                function,
                FunctionException.shown(PayloadValues.masked(String.valueOf(failure.getMessage()), asked)));
        return switch (kind) {
            case RAISED -> new ProblemException(502, "functionFailed", reason);
            case TOO_LATE -> new ProblemException(504, "functionTooLate", function + " took too long.");
            case UNAVAILABLE ->
                new ProblemException(
                        503,
                        "databaseUnavailable",
                        "The database of the backend cannot be reached now; try again.",
                        Map.of("dispatched", false));
            case MISSING, FAILED, UNUSABLE ->
                new ProblemException(502, "functionFailed", function + " gave no list; the log has the reason.");
        };
    }
}
