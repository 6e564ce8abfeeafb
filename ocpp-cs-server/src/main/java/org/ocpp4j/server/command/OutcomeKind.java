package org.ocpp4j.server.command;

/** How a command can end. */
public enum OutcomeKind {
    /** The station confirmed it; the status in the confirmation may be any. */
    RESULT("result", 200),
    /** No version of OCPP lets a central system send this. */
    UNKNOWN_ACTION("unknownAction", 400),
    /** The payload breaks the schema of the station's version, or cannot be said over its transport. */
    INVALID_PAYLOAD("invalidPayload", 400),
    /** The station is not registered and never connected. */
    UNKNOWN_STATION("unknownStation", 404),
    /** The station's version, or OCPP over SOAP, lacks the action. */
    ACTION_NOT_IN_VERSION("actionNotInVersion", 409),
    /** Another command has to end first. */
    IN_PROGRESS("inProgress", 409),
    /** The state of the server forbids it; the problem names the reason. */
    REFUSED("refused", 409),
    /** The idempotency key belongs to another request. */
    KEY_REUSED("keyReused", 422),
    /** Too many commands wait for the station. */
    QUEUE_FULL("queueFull", 429),
    /** The server failed; see its log. */
    FAILED("failed", 500),
    /** The station answered with a CALLERROR or a SOAP fault. */
    CALL_ERROR("callError", 502),
    /** The connection ended before the answer. */
    CONNECTION_LOST("connectionLost", 502),
    /** The station's answer breaks its schema or cannot be read. */
    INVALID_ANSWER("invalidAnswer", 502),
    /** The server ended before the answer; only in records. */
    UNKNOWN("unknown", 502),
    /** It waited too long for its turn, and was not sent. */
    EXPIRED("expired", 503),
    /** The station has not answered its last CALLs, so that it was not sent. */
    NOT_ANSWERING("notAnswering", 503),
    /** The station is not connected. */
    NOT_CONNECTED("notConnected", 503),
    /** The database is down, and so nothing was sent. */
    DATABASE_UNAVAILABLE("databaseUnavailable", 503),
    /** Part of a command for many stations that was stopped before it was this station's turn. */
    STOPPED("stopped", 503),
    /** It was sent and no answer came in time. */
    TIMEOUT("timeout", 504);

    private final String wireName;
    private final int status;

    OutcomeKind(String wireName, int status) {
        this.wireName = wireName;
        this.status = status;
    }

    /**
     * The name for machines.
     *
     * @return a word in lower camel case
     */
    public String wireName() {
        return wireName;
    }

    /**
     * The status of HTTP for it.
     *
     * @return the status
     */
    public int status() {
        return status;
    }

    static OutcomeKind of(String wireName) {
        for (OutcomeKind kind : values()) {
            if (kind.wireName.equals(wireName)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("No outcome is called " + wireName);
    }
}
