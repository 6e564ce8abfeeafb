package org.ocpp4j.core.error;

import java.time.Duration;

/** The call was sent, and no answer arrived in time. The peer may have acted on it. */
public final class CallTimeoutException extends OcppException {
    private static final long serialVersionUID = 1L;

    /**
     * For the engine.
     *
     * @param action the action of the call
     * @param timeout how long the engine waited after sending
     */
    public CallTimeoutException(String action, Duration timeout) {
        super("No answer to " + action + " within " + timeout.toMillis() + " ms");
    }
}
