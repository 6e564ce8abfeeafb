package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.core.EngineFixture.result;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.client.LastingConnection;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.core.transport.InMemoryTransport;

/** Servers and lasting connections as resources of a try block. */
class CloseTest {
    private final CompletableFuture<Duration> stopping = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> stopped = new CompletableFuture<>();

    /** Its endpoint says with {@code stopping} that it is to stop, and ends with {@code stopped}. */
    private OcppServer server() {
        OcppServer server = OcppServer.builder(Handlers.ofCentralSystem()).build();
        server.start(acceptor -> CompletableFuture.completedFuture(new Bound() {
            @Override
            public URI address() {
                return URI.create("test:/ocpp");
            }

            @Override
            public CompletionStage<Void> stop(Duration grace) {
                stopping.complete(grace);
                return stopped.thenRun(() -> {});
            }
        }));
        return server;
    }

    @Test
    void aServerThatIsClosedHasEndedItsConnections() {
        InMemoryTransport memory = new InMemoryTransport();
        CentralSystem centralSystem;
        try (OcppServer server = OcppServer.builder(Handlers.ofCentralSystem()).build()) {
            result(server.start(memory));
            centralSystem = result(
                    OcppClient.builder("CP-1", Handlers.ofStation()).build().connect(memory));
        }
        assertThat(result(centralSystem.closed()).text()).isEqualTo("the central system stops");
    }

    @Test
    void closingAServerWaitsForItsEndpoints() throws Exception {
        OcppServer server = server();
        CompletableFuture<?> closed = CompletableFuture.runAsync(server::close);
        assertThat(stopping.get(10, TimeUnit.SECONDS)).isEqualTo(EngineOptions.DEFAULT.closeGrace());
        assertThat(closed).isNotDone();
        stopped.complete(null);
        result(closed);
        server.close();
    }

    @Test
    void whoIsInterruptedWaitsNoLonger() {
        Thread.currentThread().interrupt();
        server().close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(stopping).isDone();
    }

    @Test
    void aLastingConnectionThatIsClosedHasEnded() {
        LastingFixture net = new LastingFixture();
        CompletionStage<CloseReason> closed;
        RawStation peer;
        try (LastingConnection lasting = net.start()) {
            peer = net.opens();
            closed = lasting.closed();
        }
        assertThat(peer.closeReason().code()).isEqualTo(1000);
        assertThat(closed.toCompletableFuture()).isCompleted();
        assertThat(net.scheduler.waiting()).isZero();
    }
}
