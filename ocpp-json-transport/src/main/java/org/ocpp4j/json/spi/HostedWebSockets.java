package org.ocpp4j.json.spi;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.core.transport.Bound;

/**
 * An endpoint on the WebSockets of the application's own web server. For each opening request the application calls
 * {@link #answer} and completes or refuses the handshake accordingly. Then it implements {@code FrameChannel} over the
 * open WebSocket, passes it to {@link OpeningAnswer.Upgrade#open}, and passes received messages to the {@link
 * StationConnection}.
 *
 * <p>The web server determines the settings of sockets (host, port, TLS, pings, threads, the limit of frames); those of
 * the {@link org.ocpp4j.json.WebSocketServerTransport.Builder} have no effect. Set the limit of frames in the web
 * server: this library needs whole messages. Thread-safe.
 */
public final class HostedWebSockets implements WebSocketBinding {
    private final URI address;
    private volatile @Nullable Entrance entrance;

    /**
     * Creates an endpoint that is not started.
     *
     * @param address the address that stations connect to, without their identity; returned by {@code Bound.address()}
     */
    public HostedWebSockets(URI address) {
        this.address = address;
    }

    @Override
    public CompletionStage<Bound> start(EndpointSettings settings, Entrance opened) {
        if (entrance != null) {
            return CompletableFuture.failedFuture(new IllegalStateException("This endpoint was started before"));
        }
        entrance = opened;
        return CompletableFuture.completedFuture(new Bound() {
            @Override
            public URI address() {
                return address;
            }

            // The engine closes its sessions; this waits for them, for at most the grace period.
            @Override
            public CompletionStage<Void> stop(Duration grace) {
                opened.close();
                return opened.empty()
                        .thenRun(() -> {})
                        .toCompletableFuture()
                        .completeOnTimeout(null, Scheduler.bounded(grace).toMillis(), TimeUnit.MILLISECONDS);
            }
        });
    }

    /**
     * Answers an opening request.
     *
     * @param request the request
     * @return the answer; never fails. It is 503 until a server is started with this binding
     */
    public CompletionStage<OpeningAnswer> answer(OpeningRequest request) {
        Entrance opened = entrance;
        return opened == null
                ? CompletableFuture.completedFuture(
                        new OpeningAnswer.Refuse(HttpAnswer.refusal(503, "The central system has not started")))
                : opened.answer(request);
    }
}
