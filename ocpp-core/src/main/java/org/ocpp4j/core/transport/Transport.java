package org.ocpp4j.core.transport;

import java.util.concurrent.CompletionStage;

/** Accepts connections of stations. Each object is one endpoint and can be started once. */
public interface Transport {
    /**
     * Starts listening.
     *
     * @param acceptor takes the connections
     * @return the endpoint, once it listens; fails with the reason if it cannot listen
     */
    CompletionStage<Bound> start(Acceptor acceptor);
}
