package org.ocpp4j.core.transport;

import java.util.concurrent.CompletionStage;

/** Connects a station to a central system. */
@FunctionalInterface
public interface ClientTransport {
    /**
     * Opens a connection.
     *
     * @param identity the identity of the station
     * @param acceptor takes the connection
     * @return completed when the connection is open; fails with the reason if it cannot be opened
     */
    CompletionStage<Void> connect(String identity, Acceptor acceptor);
}
