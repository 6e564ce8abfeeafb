package org.ocpp4j.soap;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.ocpp4j.core.CallContext;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.PeerListener;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.network.AddressVerdict;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.JsonNode;

/** A central system and a station that speak SOAP without sockets: what one sends is handed to the other. */
final class SoapPair implements AutoCloseable {
    static final URI CENTRAL = URI.create("http://central.example:9220/Ocpp");
    static final URI CALLBACK = URI.create("http://station.example:8080/Ocpp/ChargePointService");

    final List<String> frames = new CopyOnWriteArrayList<>();
    /** What came from stations, requests and results, before it was checked. */
    final List<JsonNode> trees = new CopyOnWriteArrayList<>();

    final List<RefusedRequest> refused = new CopyOnWriteArrayList<>();
    final HostedCallbacks callbacks = new HostedCallbacks(CALLBACK, refused::add);
    /** How many sessions there were. */
    final AtomicInteger connected = new AtomicInteger();

    final HostedSoap soap;
    final Bound bound;
    final OcppServer server;
    private final Handlers<CentralSystem> ofStation;
    private final EngineOptions engine;

    SoapPair(Handlers<Station> ofCentralSystem, Handlers<CentralSystem> ofStation) {
        this(ofCentralSystem, ofStation, options -> options, EngineOptions.DEFAULT);
    }

    SoapPair(
            Handlers<Station> ofCentralSystem,
            Handlers<CentralSystem> ofStation,
            UnaryOperator<SoapOptions.Builder> change,
            EngineOptions engine) {
        SoapOptions.Builder options = SoapOptions.defaults().toBuilder()
                .callbackPolicy(address -> new AddressVerdict.Admitted(List.of())) // nothing is resolved, nobody called
                .onRefused(refused::add)
                .caller(to(callbacks));
        this.soap = new HostedSoap(CENTRAL, change.apply(options).build());
        this.ofStation = ofStation;
        this.engine = engine;
        this.server = OcppServer.builder(ofCentralSystem)
                .interceptor(new Interceptor() {
                    @Override
                    public void frame(Peer peer, Direction direction, String text) {
                        frames.add(direction + " " + text);
                    }

                    @Override
                    public CompletionStage<JsonNode> call(CallContext call, Chain next) {
                        if (call.direction() == Direction.RECEIVED) {
                            trees.add(call.payload());
                            return next.proceed(call);
                        }
                        return next.proceed(call).whenComplete((result, failure) -> {
                            if (failure == null) {
                                trees.add(result);
                            }
                        });
                    }
                })
                .listener(new PeerListener<>() {
                    @Override
                    public void connected(Station station) {
                        connected.incrementAndGet();
                    }
                })
                .options(engine)
                .build();
        this.bound = server.start(soap).toCompletableFuture().join();
    }

    CentralSystem station(String identity, OcppVersion version) {
        return OcppClient.builder(identity, ofStation)
                .versions(version)
                .options(engine)
                .build()
                .connect(SoapClientTransport.builder(CENTRAL)
                        .callbacks(callbacks)
                        .caller(to(soap))
                        .build())
                .toCompletableFuture()
                .join();
    }

    /** Posts bytes as somebody would who writes his own envelopes. */
    SoapResponse post(String body) {
        return post(Map.of("content-type", "application/soap+xml; charset=utf-8"), body);
    }

    SoapResponse post(Map<String, String> headers, String body) {
        return to(soap).post(CENTRAL, headers, body.getBytes(StandardCharsets.UTF_8))
                .toCompletableFuture()
                .join();
    }

    static SoapCaller to(SoapService service) {
        return (target, headers, body) -> service.handle(new SoapRequest(
                "POST",
                target.getRawPath(),
                "",
                headers.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue()))),
                body,
                "192.0.2.7:1234",
                List.of()));
    }

    @Override
    public void close() {
        server.stop(Duration.ofSeconds(1)).toCompletableFuture().join();
    }
}
