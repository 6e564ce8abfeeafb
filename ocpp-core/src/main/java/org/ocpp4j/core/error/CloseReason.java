package org.ocpp4j.core.error;

/**
 * Why a connection ends or ended.
 *
 * @param kind which side ended it, and the kind of reason
 * @param code the WebSocket close code (RFC 6455, section 7.4), or 0 if there is none
 * @param text a few words for people; contains no secrets
 */
public record CloseReason(Kind kind, int code, String text) {
    /** Which side ended a connection, and the kind of reason. */
    public enum Kind {
        /** This side closed it in an orderly way. */
        LOCAL,
        /** The peer closed it. */
        REMOTE,
        /** A newer connection of the same identity took its place. */
        REPLACED,
        /** The peer sent too much, too fast, or against the rules of the transport. */
        VIOLATION,
        /** The network or the transport failed. */
        FAILED
    }

    /**
     * This side closes in an orderly way (code 1000).
     *
     * @param text a few words for people
     * @return the reason
     */
    public static CloseReason normal(String text) {
        return new CloseReason(Kind.LOCAL, 1000, text);
    }

    /**
     * This side goes away, as a server does when it stops (code 1001).
     *
     * @param text a few words for people
     * @return the reason
     */
    public static CloseReason goingAway(String text) {
        return new CloseReason(Kind.LOCAL, 1001, text);
    }

    /**
     * The peer broke a rule (code 1008).
     *
     * @param text which rule
     * @return the reason
     */
    public static CloseReason violation(String text) {
        return new CloseReason(Kind.VIOLATION, 1008, text);
    }

    /**
     * The transport failed.
     *
     * @param text what happened
     * @return the reason, without a code
     */
    public static CloseReason failed(String text) {
        return new CloseReason(Kind.FAILED, 0, text);
    }

    @Override
    public String toString() {
        return kind + (code == 0 ? "" : " " + code) + (text.isEmpty() ? "" : " (" + text + ")");
    }
}
