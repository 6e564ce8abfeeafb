package org.ocpp4j.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.client.LastingConnection;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.client.ReconnectOptions;
import org.ocpp4j.core.client.ReconnectPolicy;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.ClientTransport;
import org.ocpp4j.core.v16.Ocpp16;

/**
 * A client that stays connected, whose attempts the test lets succeed or fail, in time that stands still. Everything runs
 * on the thread of the test, so what has not happened when a call returns does not happen by itself.
 */
final class LastingFixture implements ClientTransport {
    final ManualScheduler scheduler = new ManualScheduler();
    final Handlers<CentralSystem> handlers = Handlers.ofStation();
    final List<String> asked = new ArrayList<>();
    PeerListener<CentralSystem> listener = new PeerListener<>() {};
    ReconnectPolicy policy = ReconnectPolicy.exponential(
            Duration.ofSeconds(1), Duration.ofMinutes(5), ReconnectPolicy.Jitter.NONE, () -> 0);
    ReconnectOptions options = ReconnectOptions.DEFAULT.queueing(3, Duration.ofMinutes(10));
    Executor executor = Runnable::run;
    int attempts;
    private @Nullable CompletableFuture<@Nullable Void> pending;
    private @Nullable Acceptor acceptor;

    LastingConnection start(Interceptor... interceptors) {
        OcppClient.Builder client = OcppClient.builder("CP-1", handlers)
                .listener(listener)
                .options(EngineOptions.DEFAULT.toBuilder()
                        .scheduler(scheduler)
                        .completionExecutor(executor)
                        .build());
        List.of(interceptors).forEach(client::interceptor);
        return client.build().stayConnected(this, options.withPolicy((attempt, reason) -> {
            asked.add(attempt + " " + reason.getMessage());
            return policy.delay(attempt, reason);
        }));
    }

    @Override
    public CompletionStage<Void> connect(String identity, Acceptor client) {
        attempts++;
        acceptor = client;
        CompletableFuture<@Nullable Void> attempt = new CompletableFuture<>();
        pending = attempt;
        return attempt.thenRun(() -> {});
    }

    boolean isConnecting() {
        return pending != null;
    }

    /** The attempt succeeds; the result is the central system's end. */
    RawStation opens() {
        CompletableFuture<@Nullable Void> attempt = Objects.requireNonNull(pending);
        pending = null;
        RawStation peer = new RawStation(Objects.requireNonNull(acceptor), "CP-1", Ocpp16.VERSION);
        attempt.complete(null);
        return peer;
    }

    void fails(String message) {
        CompletableFuture<@Nullable Void> attempt = Objects.requireNonNull(pending);
        pending = null;
        attempt.completeExceptionally(new IllegalStateException(message));
    }

    /** The connection breaks, the first wait passes, and the next attempt succeeds. */
    RawStation breaksAndOpens(RawStation broken) {
        broken.loses(CloseReason.failed("cable cut"));
        scheduler.pass(Duration.ofSeconds(1));
        return opens();
    }
}
