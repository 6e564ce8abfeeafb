package org.ocpp4j.benchmarks.load;

/** A server that listens. Thread-safe. */
interface ServerUnderTest extends AutoCloseable {
    /** The port that was bound. */
    int port();

    /** How many stations are connected, as the server itself sees it. */
    int connections();

    /** How many timers of sessions wait; 0 where the server does not tell. */
    default int timers() {
        return 0;
    }

    /**
     * Calls stations.
     *
     * @throws UnsupportedOperationException if nobody wrote that for this server
     */
    default StationCaller caller() {
        throw new UnsupportedOperationException("This server calls no stations");
    }

    /** Stops it; the end of the process does the rest. */
    @Override
    void close();
}
