package org.ocpp4j.core.error;

/** An open connection has ended; passed to a {@link org.ocpp4j.core.client.ReconnectPolicy}. */
public final class ConnectionEndedException extends OcppException {
    private static final long serialVersionUID = 1L;

    private final CloseReason reason;

    /**
     * For the engine.
     *
     * @param reason why the connection ended
     */
    public ConnectionEndedException(CloseReason reason) {
        super("The connection ended: " + reason);
        this.reason = reason;
    }

    /**
     * Why the connection ended.
     *
     * @return the reason
     */
    public CloseReason reason() {
        return reason;
    }
}
