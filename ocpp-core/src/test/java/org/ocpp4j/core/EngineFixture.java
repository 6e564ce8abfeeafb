package org.ocpp4j.core;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.core.transport.Transport;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A server without sockets, time that stands still, and a record of what its listener heard. */
final class EngineFixture implements Transport, PeerListener<Station> {
    final ManualScheduler scheduler = new ManualScheduler();
    final Handlers<Station> handlers = Handlers.ofCentralSystem();
    final List<String> heard = new CopyOnWriteArrayList<>();
    final List<Throwable> causes = new CopyOnWriteArrayList<>();
    EngineOptions options =
            EngineOptions.DEFAULT.toBuilder().scheduler(scheduler).build();
    private final AtomicReference<@Nullable Acceptor> acceptor = new AtomicReference<>();
    private @Nullable OcppServer server;

    OcppServer start(Interceptor... interceptors) {
        OcppServer.Builder builder = OcppServer.builder(handlers).listener(this).options(options);
        List.of(interceptors).forEach(builder::interceptor);
        OcppServer started = builder.build();
        started.start(this).toCompletableFuture().join();
        server = started;
        return started;
    }

    RawStation connect(String identity) {
        return connect(identity, Ocpp16.VERSION);
    }

    RawStation connect(String identity, OcppVersion version) {
        return new RawStation(Objects.requireNonNull(acceptor.get()), identity, version);
    }

    Station station(String identity) {
        return Objects.requireNonNull(server).station(identity).orElseThrow();
    }

    /** A payload without members. */
    JsonNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** What a stage ends with: its exception. */
    static Throwable failure(CompletionStage<?> stage) {
        try {
            Object result =
                    stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
            throw new AssertionError("Succeeded with " + result);
        } catch (CompletionException failed) {
            return Objects.requireNonNull(failed.getCause());
        }
    }

    static <T> T result(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public CompletionStage<Bound> start(Acceptor given) {
        acceptor.set(given);
        return CompletableFuture.completedFuture(new Bound() {
            @Override
            public URI address() {
                return URI.create("test:/ocpp");
            }

            @Override
            public CompletionStage<Void> stop(Duration grace) {
                return CompletableFuture.completedFuture(null);
            }
        });
    }

    @Override
    public void connected(Station peer) {
        heard.add("connected " + peer.identity());
    }

    @Override
    public void disconnected(Station peer, CloseReason reason) {
        heard.add("disconnected " + peer.identity() + " " + reason.kind());
    }

    @Override
    public void invalid(Station peer, String action, List<Violation> violations) {
        violations.forEach(violation -> heard.add("invalid " + action + " " + violation.message()));
    }

    @Override
    public void problem(Station peer, String problem, @Nullable Throwable cause) {
        heard.add(problem);
        if (cause != null) {
            causes.add(cause);
        }
    }
}
