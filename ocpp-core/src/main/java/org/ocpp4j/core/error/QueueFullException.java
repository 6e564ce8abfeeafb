package org.ocpp4j.core.error;

/** Too many calls already wait for this peer. This call was neither queued nor sent. */
public final class QueueFullException extends OcppException {
    private static final long serialVersionUID = 1L;

    /**
     * For the engine.
     *
     * @param action the action of the call
     * @param limit how many calls may wait
     */
    public QueueFullException(String action, int limit) {
        super(action + " was not sent: " + limit + " calls wait for this peer already");
    }
}
