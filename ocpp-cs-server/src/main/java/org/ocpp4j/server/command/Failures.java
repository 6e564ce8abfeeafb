package org.ocpp4j.server.command;

import java.util.List;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.error.CallTimeoutException;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.error.MalformedFrameException;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.error.QueueFullException;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.server.thread.Causes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Translates each way in which a call can fail into an outcome for the caller of the command. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int MOST_VIOLATIONS = 100;

    private Failures() {}

    /** The outcome of a call whose payload passed validation before it was given to the engine. */
    static Outcome outcome(Command command, Throwable thrown) {
        Throwable failure = Causes.of(thrown);
        if (failure instanceof CallRejectedException rejected) {
            return callError(rejected);
        }
        if (failure instanceof CallTimeoutException late) {
            return Outcome.problem(OutcomeKind.TIMEOUT, true, late.getMessage() + "; the station may have acted on it");
        }
        if (failure instanceof ConnectionLostException lost) {
            return Outcome.problem(OutcomeKind.CONNECTION_LOST, lost.sent(), String.valueOf(lost.getMessage()));
        }
        if (failure instanceof QueueFullException full) {
            return Outcome.problem(OutcomeKind.QUEUE_FULL, false, String.valueOf(full.getMessage()));
        }
        if (failure instanceof InvalidMessageException invalid) {
            return Outcome.problem(
                    OutcomeKind.INVALID_ANSWER,
                    true,
                    "The station's answer breaks its schema: " + invalid.getMessage(),
                    members("violations", violations(invalid.violations())));
        }
        if (failure instanceof MalformedFrameException malformed) {
            return Outcome.problem(
                    OutcomeKind.INVALID_ANSWER,
                    true,
                    "The station's answer cannot be read: " + malformed.getMessage(),
                    members("violations", JsonNodeFactory.instance.arrayNode()));
        }
        if (failure instanceof NotRepresentableException impossible) {
            return notRepresentable(command, String.valueOf(impossible.getMessage()));
        }
        LOG.error("{} failed", command, failure);
        return Outcome.problem(
                OutcomeKind.FAILED,
                null,
                "The server failed on this command; its log says why. The station may have it");
    }

    private static Outcome callError(CallRejectedException rejected) {
        ObjectNode members = JsonNodeFactory.instance
                .objectNode()
                .put("errorCode", rejected.rawCode())
                .put("errorDescription", rejected.description());
        members.set("errorDetails", rejected.details());
        return Outcome.problem(
                OutcomeKind.CALL_ERROR, true, "The station answered with the error " + rejected.rawCode(), members);
    }

    /** The engine knows the action and the payload is valid, so it is the transport that cannot carry it: SOAP. */
    private static Outcome notRepresentable(Command command, String why) {
        if (Actions.isSecurityExtension(command.action())) {
            return Outcome.problem(OutcomeKind.ACTION_NOT_IN_VERSION, false, why);
        }
        String pointer = why.startsWith("/") ? why.split(" ", 2)[0] : "";
        ArrayNode violations = JsonNodeFactory.instance.arrayNode();
        violations
                .addObject()
                .put("pointer", pointer)
                .put("keyword", "notRepresentable")
                .put("reason", why);
        return Outcome.problem(
                OutcomeKind.INVALID_PAYLOAD,
                false,
                "The payload cannot be said to this station: " + why,
                members("violations", violations));
    }

    static Outcome invalidPayload(String what, List<Violation> violations) {
        return Outcome.problem(
                OutcomeKind.INVALID_PAYLOAD,
                false,
                what + " is invalid: " + violations.get(0).message()
                        + (violations.size() > 1 ? " (and " + (violations.size() - 1) + " more)" : ""),
                members("violations", violations(violations)));
    }

    private static ArrayNode violations(List<Violation> violations) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        violations.stream()
                .limit(MOST_VIOLATIONS)
                .forEach(violation -> array.addObject()
                        .put("pointer", violation.pointer())
                        .put("keyword", violation.keyword())
                        .put("reason", violation.message()));
        return array;
    }

    private static ObjectNode members(String name, ArrayNode value) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        members.set(name, value);
        return members;
    }
}
