package org.ocpp4j.core.transport;

import java.util.concurrent.CompletionStage;

/** Waits for connections of stations. One object is one endpoint and is started once. */
public interface Transport {
    /**
     * Starts to listen.
     *
     * @param acceptor takes the connections
     * @return the endpoint, once it listens; fails with the reason when it cannot
     */
    CompletionStage<Bound> start(Acceptor acceptor);
}
