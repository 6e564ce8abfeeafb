package org.ocpp4j.json;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.PeerListener;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.DataTransferResponse;
import org.ocpp4j.core.v16.DataTransferStatus;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.json.handshake.RefusedConnection;
import org.ocpp4j.json.spi.WebSocketBinding;

/** A central system on a free port that answers Heartbeat, and a record of what its listeners heard. */
final class ServerFixture implements AutoCloseable, PeerListener<Station> {
    static final String HEARTBEAT = "[2,\"1\",\"Heartbeat\",{}]";

    final Handlers<Station> handlers = Handlers.ofCentralSystem();
    final WebSocketServerTransport.Builder transport = endpoint().port(0).noPings();
    final List<RefusedConnection> refused = new CopyOnWriteArrayList<>();
    final List<Handshake> handshakes = new CopyOnWriteArrayList<>();
    final List<String> connected = new CopyOnWriteArrayList<>();
    final List<CloseReason> ended = new CopyOnWriteArrayList<>();
    Function<Handshake, CompletionStage<Decision>> admission =
            handshake -> CompletableFuture.completedFuture(Decision.ACCEPT);
    private @Nullable OcppServer server;
    private @Nullable Bound bound;

    /** Begins an endpoint over the binding under test: the default, or one that a module which reruns these tests names. */
    static WebSocketServerTransport.Builder endpoint() {
        WebSocketServerTransport.Builder endpoint = WebSocketServerTransport.builder();
        String other = System.getProperty("ocpp.test.binding");
        if (other != null) {
            try {
                endpoint.binding(Class.forName(other)
                        .asSubclass(WebSocketBinding.class)
                        .getDeclaredConstructor()
                        .newInstance());
            } catch (ReflectiveOperationException noBinding) {
                throw new LinkageError("No such binding", noBinding);
            }
        }
        return endpoint;
    }

    ServerFixture start() {
        handlers.handler(HeartbeatRequest.class)
                .ifPresentOrElse(
                        given -> {},
                        () -> handlers.on(
                                HeartbeatRequest.class, (station, beat) -> new HeartbeatResponse(Instant.EPOCH)));
        transport.onRefused(refused::add);
        server = OcppServer.builder(handlers)
                .admission(handshake -> {
                    handshakes.add(handshake);
                    return admission.apply(handshake);
                })
                .listener(this)
                .build();
        bound = Await.result(server.start(transport.build()));
        return this;
    }

    /** Answers DataTransfer with its own data. */
    void echo() {
        handlers.on(
                DataTransferRequest.class,
                (from, transfer) -> new DataTransferResponse(DataTransferStatus.ACCEPTED, transfer.data()));
    }

    OcppServer server() {
        return Objects.requireNonNull(server);
    }

    Bound bound() {
        return Objects.requireNonNull(bound);
    }

    int port() {
        return bound().address().getPort();
    }

    RawStation raw() throws IOException {
        return new RawStation(port());
    }

    RawStation connected(String identity) throws IOException {
        return RawStation.connected(port(), identity);
    }

    Station station(String identity) {
        Await.until(identity + " is connected", () -> server().station(identity).isPresent());
        return server().station(identity).orElseThrow();
    }

    RefusedConnection refusal() {
        Await.until("a refusal is reported", () -> !refused.isEmpty());
        return refused.get(0);
    }

    CloseReason end() {
        Await.until("a connection has ended", () -> !ended.isEmpty());
        return ended.get(0);
    }

    @Override
    public void connected(Station station) {
        connected.add(station.identity());
    }

    @Override
    public void disconnected(Station station, CloseReason reason) {
        ended.add(reason);
    }

    @Override
    public void close() {
        Await.result(server().stop(Duration.ZERO));
    }
}
