package org.ocpp4j.json;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.json.internal.loop.Endpoint;
import org.ocpp4j.json.spi.EndpointSettings;
import org.ocpp4j.json.spi.Entrance;
import org.ocpp4j.json.spi.WebSocketBinding;

/**
 * The default binding: Java-WebSocket handles the frames, on a few threads of this library; for up to several thousand
 * stations. Stateless; one object serves any number of endpoints.
 */
public final class JavaWebSocketBinding implements WebSocketBinding {
    /** Creates the binding; it has no settings. */
    public JavaWebSocketBinding() {}

    @Override
    public CompletionStage<Bound> start(EndpointSettings settings, Entrance entrance) {
        try {
            return new Endpoint(settings, entrance).start();
        } catch (IOException noSelector) {
            return CompletableFuture.failedFuture(noSelector);
        }
    }
}
