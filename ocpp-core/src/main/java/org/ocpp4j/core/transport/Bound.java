package org.ocpp4j.core.transport;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** An endpoint that listens. Thread-safe. */
public interface Bound {
    /**
     * Where stations connect to; their identity is appended to it.
     *
     * @return the address, with the port that was really bound
     */
    URI address();

    /**
     * Stops to listen and ends what is still connected. Never blocks.
     *
     * @param grace how long connections may take to close
     * @return completed when everything has ended, at the latest shortly after the grace period; never exceptionally
     */
    CompletionStage<Void> stop(Duration grace);
}
