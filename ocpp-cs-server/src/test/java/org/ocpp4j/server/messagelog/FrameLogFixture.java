package org.ocpp4j.server.messagelog;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.ocpp4j.core.CallOptions;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.network.AddressPolicy;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.ClientTransport;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.v16.ChangeConfigurationRequest;
import org.ocpp4j.core.v16.ChangeConfigurationResponse;
import org.ocpp4j.core.v16.ConfigurationStatus;
import org.ocpp4j.core.v16.GetConfigurationRequest;
import org.ocpp4j.core.v16.GetConfigurationResponse;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.v16.KeyValue;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.json.WebSocketServerTransport;
import org.ocpp4j.netty.soap.SharedPortBinding;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.event.Events;
import org.ocpp4j.soap.HostedSoap;
import org.ocpp4j.soap.SoapOptions;
import tools.jackson.databind.JsonNode;

/** A central system whose frames are kept, and stations for it. */
final class FrameLogFixture implements AutoCloseable {
    static final FrameLogSettings SETTINGS = new FrameLogSettings(true, Duration.ofDays(30), 1_000_000);

    final Events events = new Events();
    final Database database;
    final FrameLog log;
    final OcppServer server;

    FrameLogFixture(DatabaseSettings settings, FrameLogLimits limits, Interceptor... others) {
        this(settings, SETTINGS, limits, others);
    }

    FrameLogFixture(DatabaseSettings settings, FrameLogSettings frames, FrameLogLimits limits, Interceptor... others) {
        database = Database.open(settings, events);
        log = FrameLog.start(database, events, frames, Clock.systemUTC(), limits);
        OcppServer.Builder builder = OcppServer.builder(Handlers.ofCentralSystem()
                        .on(HeartbeatRequest.class, (station, heartbeat) -> new HeartbeatResponse(Instant.now())))
                .interceptor(log);
        for (Interceptor other : others) {
            builder.interceptor(other);
        }
        server = builder.build();
    }

    FrameLogFixture(DatabaseSettings settings) {
        this(settings, FrameLogLimits.DEFAULT);
    }

    /** Listens for JSON and SOAP on one port. */
    URI listen() throws Exception {
        HostedSoap soap = new HostedSoap(
                URI.create("http://127.0.0.1/Ocpp"),
                SoapOptions.defaults().toBuilder()
                        .callbackPolicy(AddressPolicy.anyAddress())
                        .build());
        result(server.start(soap));
        return result(server.start(WebSocketServerTransport.builder()
                        .binding(new SharedPortBinding(soap))
                        .port(0)
                        .build()))
                .address();
    }

    /** Connects a station that tells its AuthorizationKey to whoever asks. */
    static CentralSystem connect(String identity, OcppVersion version, ClientTransport transport) throws Exception {
        KeyValue key = new KeyValue("AuthorizationKey", false, "5ECRET");
        Handlers<CentralSystem> handlers = Handlers.ofStation()
                .on(
                        ChangeConfigurationRequest.class,
                        (central, change) -> new ChangeConfigurationResponse(ConfigurationStatus.ACCEPTED))
                .on(GetConfigurationRequest.class, (central, get) -> new GetConfigurationResponse(List.of(key), null));
        return result(
                OcppClient.builder(identity, handlers).versions(version).build().connect(transport));
    }

    /** Waits for this many frames of a station. */
    List<Message> frames(String identity, int number) {
        Await.until(number + " frames of " + identity, () -> {
            try {
                return frames(identity).size() >= number;
            } catch (DatabaseUnavailableException away) {
                return false; // it was away, and the pool has not noticed that it is back
            }
        });
        return frames(identity);
    }

    List<Message> frames(String identity) {
        return database.read(handle -> handle.createQuery("select * from frame where identity = :identity order by seq")
                .bind("identity", identity)
                .map(ConstructorMapper.of(Message.class))
                .list());
    }

    static <T> T result(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        server.stop(Duration.ofSeconds(5)).toCompletableFuture().join();
        log.close();
        database.close();
    }

    /** A peer that nobody is behind, for frames by the thousand. */
    static Peer peer(String identity, Handshake.Protocol protocol) {
        Handshake handshake = new Handshake(
                identity, Ocpp16.VERSION, "memory", "/" + identity, Map.of(), Optional.empty(), List.of(), protocol);
        CompletableFuture<CloseReason> closed = new CompletableFuture<>();
        return new Peer() {
            @Override
            public String identity() {
                return identity;
            }

            @Override
            public OcppVersion version() {
                return Ocpp16.VERSION;
            }

            @Override
            public Handshake handshake() {
                return handshake;
            }

            @Override
            public CompletionStage<JsonNode> send(String action, JsonNode payload, CallOptions options) {
                throw new UnsupportedOperationException();
            }

            @Override
            public CompletionStage<CloseReason> close(CloseReason reason) {
                closed.complete(reason);
                return closed;
            }

            @Override
            public CompletionStage<CloseReason> close(CloseReason reason, Duration grace) {
                return close(reason);
            }

            @Override
            public CompletionStage<CloseReason> closed() {
                return closed;
            }
        };
    }

    static String heartbeat(int number) {
        return "[2,\"id-" + number + "\",\"Heartbeat\",{}]";
    }

    void receive(Peer peer, int from, int to) {
        for (int i = from; i < to; i++) {
            log.frame(peer, Direction.RECEIVED, heartbeat(i));
        }
    }

    Station station(String identity) {
        return server.station(identity).orElseThrow();
    }
}
