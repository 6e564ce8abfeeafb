package org.ocpp4j.core.transport;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** An endpoint that listens. Thread-safe. */
public interface Bound {
    /**
     * The address that stations connect to; they append their identity.
     *
     * @return the address, with the port that was actually bound
     */
    URI address();

    /**
     * Stops listening and ends the open connections. Never blocks.
     *
     * @param grace how long connections may take to close
     * @return completed when all connections have ended, at the latest shortly after the grace period; never
     *     exceptionally
     */
    CompletionStage<Void> stop(Duration grace);
}
