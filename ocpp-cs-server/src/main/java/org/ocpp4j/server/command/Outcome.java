package org.ocpp4j.server.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How a command ended. Immutable as long as the data is not changed.
 *
 * @param kind how
 * @param dispatched whether it left for the station: false means that it certainly did not; null means unknown
 * @param detail a sentence for people, without secrets; empty for a result
 * @param data the station's confirmation if there is a {@link OutcomeKind#RESULT}, else an object with particulars
 * @param commandId the command in the records; null if it is not recorded
 * @param replayed whether this is the outcome of an earlier request with the same idempotency key
 */
public record Outcome(
        OutcomeKind kind,
        @Nullable Boolean dispatched,
        String detail,
        JsonNode data,
        @Nullable String commandId,
        boolean replayed) {

    static Outcome result(JsonNode confirmation) {
        return new Outcome(OutcomeKind.RESULT, true, "", confirmation, null, false);
    }

    static Outcome problem(OutcomeKind kind, @Nullable Boolean dispatched, String detail) {
        return problem(kind, dispatched, detail, JsonNodeFactory.instance.objectNode());
    }

    static Outcome problem(OutcomeKind kind, @Nullable Boolean dispatched, String detail, JsonNode data) {
        return new Outcome(kind, dispatched, detail, data, null, false);
    }

    static Outcome databaseUnavailable() {
        return problem(
                OutcomeKind.DATABASE_UNAVAILABLE,
                false,
                "The database is not available, so that the command could not be recorded; it was not sent");
    }

    /** Whether the station confirmed the command. */
    public boolean isResult() {
        return kind == OutcomeKind.RESULT;
    }

    Outcome of(String id) {
        return new Outcome(kind, dispatched, detail, data, id, replayed);
    }

    Outcome asReplay() {
        return new Outcome(kind, dispatched, detail, data, commandId, true);
    }

    /**
     * The problem that the caller receives.
     *
     * @return the problem, with the members {@code dispatched}, {@code commandId} if there is one, and the particulars
     * @throws IllegalStateException if there is a result
     */
    public ProblemException toProblem() {
        if (isResult()) {
            throw new IllegalStateException("A result is no problem");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("dispatched", dispatched == null ? JsonNodeFactory.instance.nullNode() : dispatched);
        if (commandId != null) {
            members.put("commandId", commandId);
        }
        for (Map.Entry<String, JsonNode> member : data.properties()) {
            members.put(member.getKey(), member.getValue());
        }
        return new ProblemException(kind.status(), kind.wireName(), detail, members);
    }

    /** Leaves the data out: they may hold secrets. */
    @Override
    public String toString() {
        return "Outcome[" + kind.wireName() + ", dispatched " + dispatched + "]";
    }
}
