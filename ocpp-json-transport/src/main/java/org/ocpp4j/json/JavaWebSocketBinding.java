package org.ocpp4j.json;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.transport.Bound;

/** Frames by Java-WebSocket, on event loops of this project. Stateless. */
final class JavaWebSocketBinding implements WebSocketBinding {
    static final WebSocketBinding INSTANCE = new JavaWebSocketBinding();

    private JavaWebSocketBinding() {}

    @Override
    public CompletionStage<Bound> start(EndpointSettings settings, Entrance entrance) {
        try {
            return new Endpoint(settings, entrance).start();
        } catch (IOException noSelector) {
            return CompletableFuture.failedFuture(noSelector);
        }
    }
}
