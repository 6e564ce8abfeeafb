package org.ocpp4j.core.version;

/** The two messages of an action. */
public enum MessageKind {
    /** The payload of a CALL. */
    REQUEST("Request"),
    /** The payload of a CALLRESULT. */
    RESPONSE("Response");

    private final String suffix;

    MessageKind(String suffix) {
        this.suffix = suffix;
    }

    /**
     * The suffix after the action's name in the name of a message.
     *
     * @return {@code Request} or {@code Response}
     */
    public String suffix() {
        return suffix;
    }
}
