package org.ocpp4j.server.metrics;

import java.time.Duration;

/** The limits of histograms. */
final class Buckets {
    /** From a heartbeat to a station behind a bad mobile network. */
    static final Duration[] CALLS = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private Buckets() {}
}
