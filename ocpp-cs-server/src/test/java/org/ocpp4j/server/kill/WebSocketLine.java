package org.ocpp4j.server.kill;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ocpp4j.server.endtoend.RawStation;
import tools.jackson.databind.node.ObjectNode;

/** OCPP-J. */
final class WebSocketLine implements StationLine {
    /** How long an answer may take on a machine that is overloaded on purpose. */
    static final Duration LONGEST_CALL = Duration.ofSeconds(30);

    private final RawStation station;
    private final StationVersion version;

    WebSocketLine(URI stations, String identity, StationVersion version) throws IOException {
        try {
            this.station = RawStation.connect(stations, identity, version.subprotocol());
        } catch (RuntimeException failed) {
            throw new IOException(failed);
        }
        this.version = version;
    }

    @Override
    public Reply call(String id, String action, ObjectNode payload) throws IOException, InterruptedException {
        try {
            String frame = station.send(
                            id, action, version.json(action, payload).toString())
                    .get(LONGEST_CALL.toSeconds(), TimeUnit.SECONDS);
            return new Reply(frame.startsWith("[3,"), frame);
        } catch (ExecutionException | CompletionException | TimeoutException failed) {
            throw new IOException(failed);
        }
    }

    @Override
    public void close() {
        station.cut();
    }
}
