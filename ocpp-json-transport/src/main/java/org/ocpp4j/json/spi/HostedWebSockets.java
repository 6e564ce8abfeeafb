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
 * An endpoint on the WebSockets of a web server that the application runs already. For each opening request the
 * application asks {@link #answer} and completes or refuses the handshake accordingly; then it implements
 * {@code FrameChannel} over the open WebSocket, passes it to {@link OpeningAnswer.Upgrade#open}, and feeds what arrives
 * into the {@link StationConnection}.
 *
 * <p>Settings of sockets (host, port, TLS, pings, threads, the limit of frames) are the web server's; those of the
 * {@link org.ocpp4j.json.WebSocketServerTransport.Builder} have no effect. Set a limit of frames there: this library needs whole messages.
 * Thread-safe.
 */
public final class HostedWebSockets implements WebSocketBinding {
    private final URI address;
    private volatile @Nullable Entrance entrance;

    /**
     * An endpoint that nobody has started.
     *
     * @param address where stations connect to, without their identity; said by {@code Bound.address()}
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

            // The engine closes its sessions; this waits for them, and never longer than the grace period.
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
     * @param request what came
     * @return what to do; never fails. Before a server was started on this, 503
     */
    public CompletionStage<OpeningAnswer> answer(OpeningRequest request) {
        Entrance opened = entrance;
        return opened == null
                ? CompletableFuture.completedFuture(
                        new OpeningAnswer.Refuse(HttpAnswer.refusal(503, "The central system has not started")))
                : opened.answer(request);
    }
}
