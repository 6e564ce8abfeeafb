package org.ocpp4j.server.command;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a command ended.
 *
 * @param kind what happened
 * @param dispatched whether it left for the station; null if that is not known
 * @param detail what happened, for people; empty for a result
 * @param body the payload of the station's confirmation, or particulars of the problem
 */
public record Outcome(Kind kind, @Nullable Boolean dispatched, String detail, ObjectNode body) {
    /** What can happen to a command. */
    public enum Kind {
        /** The station answered with a CALLRESULT, whatever status that has. */
        RESULT("result", 200),
        /** No version has this action. */
        UNKNOWN_ACTION("unknownAction", 400),
        /** The payload breaks the schema of the station's version. */
        INVALID_PAYLOAD("invalidPayload", 400),
        /** Nobody registered the station, and it never came. */
        UNKNOWN_STATION("unknownStation", 404),
        /** The station's version lacks the action. */
        ACTION_NOT_IN_VERSION("actionNotInVersion", 409),
        /** A command with the same key is under way. */
        IN_PROGRESS("inProgress", 409),
        /** The key was used for another command. */
        KEY_REUSED("keyReused", 422),
        /** Something stands against it here, before it left. */
        REFUSED("refused", 409),
        /** Too many commands wait for the station. */
        QUEUE_FULL("queueFull", 429),
        /** The station answered with a CALLERROR. */
        CALL_ERROR("callError", 502),
        /** The connection closed before the answer came. */
        CONNECTION_LOST("connectionLost", 502),
        /** The station answered what breaks the schema or cannot be read. */
        INVALID_ANSWER("invalidAnswer", 502),
        /** The station is not connected. */
        NOT_CONNECTED("notConnected", 503),
        /** The database cannot be reached. */
        DATABASE_UNAVAILABLE("databaseUnavailable", 503),
        /** The command was sent, and no answer came in time. */
        TIMEOUT("timeout", 504),
        /** Something failed here. */
        FAILED("failed", 500),
        /** Of a command for many stations: its turn has not come. */
        WAITING("waiting", 202),
        /** Of a command for many stations: somebody stopped it before its turn came. */
        CANCELLED("cancelled", 409),
        /** The server stopped before its turn came. */
        ABANDONED("abandoned", 503),
        /** The server stopped while it was under way. */
        UNKNOWN("unknown", 503);

        private final String word;
        private final int status;

        Kind(String word, int status) {
            this.word = word;
            this.status = status;
        }

        /** The word for it outside. */
        public String word() {
            return word;
        }

        /** The HTTP status for it. */
        public int status() {
            return status;
        }

        static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("No outcome: " + word);
        }
    }

    static Outcome never(Kind kind, String detail) {
        return new Outcome(kind, false, detail, JsonNodeFactory.instance.objectNode());
    }

    static Outcome result(ObjectNode payload) {
        return new Outcome(Kind.RESULT, true, "", payload);
    }

    boolean isResult() {
        return kind == Kind.RESULT;
    }

    /** What is kept of it: the payload of a result, or the problem; without secrets. */
    String stored() {
        JsonMapper json = JsonMapper.shared();
        if (isResult()) {
            return json.writeValueAsString(CommandSecrets.masked(body));
        }
        ObjectNode problem = json.createObjectNode().put("detail", detail);
        problem.set("particulars", CommandSecrets.masked(body));
        return json.writeValueAsString(problem);
    }

    /** The reverse of {@link #stored}. */
    static Outcome restored(Kind kind, @Nullable Boolean dispatched, @Nullable String stored) {
        ObjectNode node = stored == null
                ? JsonNodeFactory.instance.objectNode()
                : (ObjectNode) JsonMapper.shared().readTree(stored);
        if (kind == Kind.RESULT) {
            return new Outcome(kind, dispatched, "", node);
        }
        return new Outcome(
                kind,
                dispatched,
                node.path("detail").asString(""),
                node.path("particulars") instanceof ObjectNode particulars
                        ? particulars
                        : JsonNodeFactory.instance.objectNode());
    }
}
