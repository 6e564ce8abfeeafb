package org.ocpp4j.core.transport;

import org.ocpp4j.core.error.CloseReason;

/**
 * The way from the engine to the peer; a transport implements it. When the connection ends, every stage of a call
 * completes.
 */
public interface OutboundCalls extends Calls {
    /**
     * Ends the connection. {@link InboundCalls#closed} follows. A second call has no effect.
     *
     * @param reason the reason, which is sent to the peer
     */
    void close(CloseReason reason);
}
