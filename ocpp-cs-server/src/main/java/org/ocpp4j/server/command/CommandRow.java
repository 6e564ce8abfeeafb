package org.ocpp4j.server.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.secret.Secrets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A row of the table {@code command}. */
record CommandRow(
        long seq,
        String id,
        @Nullable String bulkId,
        String identity,
        String action,
        String payload,
        String commandedBy,
        Instant commandedAt,
        @Nullable Instant endedAt,
        @Nullable String outcome,
        @Nullable Boolean dispatched,
        @Nullable String answer,
        @Nullable String requestKey) {
    private static final String DETAIL = "detail";

    /** The stored part of an outcome: the confirmation, or the problem's detail and particulars; secrets masked. */
    static JsonNode answer(Command command, Outcome outcome) {
        if (outcome.isResult()) {
            return Secrets.policy().mask(command.payload(), outcome.data());
        }
        ObjectNode problem = JsonNodeFactory.instance.objectNode().put(DETAIL, outcome.detail());
        outcome.data().properties().forEach(member -> problem.set(member.getKey(), member.getValue()));
        return Secrets.policy().mask(command.payload(), problem);
    }

    /** The outcome as it is kept; null while there is none. */
    @Nullable
    Outcome stored() {
        if (outcome == null) {
            return null;
        }
        OutcomeKind kind = OutcomeKind.of(outcome);
        JsonNode data = answer == null ? JsonNodeFactory.instance.objectNode() : Json.read(answer);
        if (kind == OutcomeKind.RESULT) {
            return new Outcome(kind, dispatched, "", data, id, false);
        }
        String detail = data.path(DETAIL).asString("");
        if (data instanceof ObjectNode object) {
            object.remove(DETAIL);
        }
        return new Outcome(kind, dispatched, detail, data, id, false);
    }
}
