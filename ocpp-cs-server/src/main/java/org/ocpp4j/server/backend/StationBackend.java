package org.ocpp4j.server.backend;

import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.Station;

/** What answers stations, built in or somebody else's. Thread-safe. */
public interface StationBackend extends AutoCloseable {
    /**
     * What answers stations.
     *
     * @return handlers for everything a station sends
     */
    Handlers<Station> handlers();

    /**
     * Turns away what a station sends before it is accepted; see {@link org.ocpp4j.core.RegistrationGate}.
     *
     * @return an interceptor for the server that has the {@link #handlers}
     */
    Interceptor gate();

    /** Takes up what waited when the server stopped. Does not block. */
    void resume();

    @Override
    void close();
}
