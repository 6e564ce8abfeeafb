package org.ocpp4j.server.backend;

import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.Station;

/** The backend that answers stations, the built-in one or another. Thread-safe. */
public interface StationBackend extends AutoCloseable {
    /**
     * The handlers that answer stations.
     *
     * @return handlers for everything a station sends
     */
    Handlers<Station> handlers();

    /**
     * Rejects messages of a station before it is accepted; see {@link org.ocpp4j.core.RegistrationGate}.
     *
     * @return an interceptor for the server that has the {@link #handlers}
     */
    Interceptor gate();

    /** Resumes the work that waited when the server stopped. Does not block. */
    void resume();

    @Override
    void close();
}
