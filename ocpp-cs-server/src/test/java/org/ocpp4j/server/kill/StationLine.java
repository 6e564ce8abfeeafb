package org.ocpp4j.server.kill;

import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** How a station reaches the server. Belongs to one thread. */
interface StationLine extends AutoCloseable {
    /**
     * What a call was answered with.
     *
     * @param confirmed false for a CALLERROR or a fault
     * @param text the frame or the envelope
     */
    record Reply(boolean confirmed, String text) {}

    /**
     * Sends a call and waits for its answer.
     *
     * @param payload in the shape of OCPP 1.6
     * @throws IOException if the connection ends, or no answer comes in time
     */
    Reply call(String id, String action, ObjectNode payload) throws IOException, InterruptedException;

    /** Ends the connection at once, without a close frame. */
    @Override
    void close();
}
