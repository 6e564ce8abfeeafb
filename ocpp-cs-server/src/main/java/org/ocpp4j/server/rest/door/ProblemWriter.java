package org.ocpp4j.server.rest.door;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.http.HttpStatus;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.log.LogAppender;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.secret.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes problems as {@code application/problem+json}. Stateless. */
final class ProblemWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private ProblemWriter() {}

    static void problem(ProblemException problem, Context request) {
        ObjectNode body = JSON.createObjectNode();
        body.put("type", "about:blank");
        body.put("title", HttpStatus.getMessage(problem.status()));
        body.put("status", problem.status());
        body.put("detail", Secrets.policy().maskLine(String.valueOf(problem.getMessage())));
        body.put("outcome", problem.outcome());
        problem.members().forEach((name, value) -> body.set(name, JSON.valueToTree(value)));
        problem.headers().forEach(request::header);
        request.status(problem.status()).contentType("application/problem+json").result(JSON.writeValueAsBytes(body));
    }

    static void unavailable(DatabaseUnavailableException away, Context request) {
        RequestLog.fields(request)
                .run(() -> LOG.warn(LogAppender.SHARED, "{}: {}", RequestLog.shown(request), away.getMessage()));
        request.header("Retry-After", "5");
        problem(
                new ProblemException(
                        503,
                        "databaseUnavailable",
                        "The database cannot be reached now. Nothing was changed or sent; try again.",
                        Map.of("dispatched", false)),
                request);
    }

    /** Errors of Javalin: unknown paths, wrong methods, bodies that are too large. */
    static void refused(HttpResponseException refused, Context request) {
        String method = request.method().equals(HandlerType.HEAD)
                ? "GET"
                : request.method().name();
        String what = method + " " + request.path();
        switch (refused.getStatus()) {
            case 404 ->
                problem(
                        new ProblemException(
                                404, "noSuchOperation", "There is no " + what + "; /docs/ lists what there is."),
                        request);
            case 405 -> {
                if (refused instanceof MethodNotAllowedResponse wrong) {
                    request.header(
                            "Allow",
                            wrong.getDetails()
                                    .getOrDefault("availableMethods", "")
                                    .toUpperCase(Locale.ROOT));
                }
                problem(new ProblemException(405, "wrongMethod", "Not possible: " + what), request);
            }
            default ->
                problem(
                        new ProblemException(refused.getStatus(), "refused", String.valueOf(refused.getMessage())),
                        request);
        }
    }

    static void unexpected(Exception failure, Context request) {
        String id = UUID.randomUUID().toString();
        RequestLog.fields(request)
                .run(() -> LOG.error("{} failed; problem {}", RequestLog.shown(request), id, failure));
        problem(
                new ProblemException(
                        500, "internalError", "Something failed here; the log has it under " + id, Map.of("id", id)),
                request);
    }
}
