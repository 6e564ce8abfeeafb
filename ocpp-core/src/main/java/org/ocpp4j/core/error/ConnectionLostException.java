package org.ocpp4j.core.error;

/** The connection ended before the answer arrived, or had already ended. */
public final class ConnectionLostException extends OcppException {
    private static final long serialVersionUID = 1L;

    private final CloseReason reason;
    private final boolean sent;

    /**
     * For the engine.
     *
     * @param action the action of the call
     * @param reason why the connection ended
     * @param sent whether the call had been handed to the transport
     */
    public ConnectionLostException(String action, CloseReason reason, boolean sent) {
        super(action + (sent ? " was sent, but the connection ended before its answer: " : " was not sent: ") + reason);
        this.reason = reason;
        this.sent = sent;
    }

    /**
     * Why the connection ended.
     *
     * @return the reason
     */
    public CloseReason reason() {
        return reason;
    }

    /**
     * Whether the peer may have received the call.
     *
     * @return false if the call was never sent, so that it can safely be repeated
     */
    public boolean sent() {
        return sent;
    }
}
