package org.ocpp4j.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocpp4j.core.CallOptions;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.RawCall;
import org.ocpp4j.soap.internal.xml.Operation;
import org.ocpp4j.soap.internal.xml.Service;
import org.ocpp4j.soap.internal.xml.SoapVersion;
import org.ocpp4j.soap.internal.xml.Wsdl;
import org.ocpp4j.soap.internal.xml.WsdlTypes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All operations, there and back, in both roles, with every member and with the required ones only. */
class OperationsTest {
    private static final Map<String, Schema> TYPES = new ConcurrentHashMap<>();

    private final List<RawCall> seen = new CopyOnWriteArrayList<>();
    private volatile JsonNode answer = JsonNodeFactory.instance.objectNode();

    static Stream<Arguments> operations() {
        return SoapVersion.ALL.stream()
                .flatMap(version -> Stream.of(Service.values())
                        .flatMap(service -> version.operations(service).stream()
                                .map(operation -> Arguments.of(version, service, operation.action()))));
    }

    @Test
    void thereAreFiftyFour() {
        assertThat(operations()).hasSize(54);
    }

    @ParameterizedTest
    @MethodSource("org.ocpp4j.soap.OperationsTest#operations")
    void payloadsArriveAsTheyWereSent(SoapVersion version, Service service, String action) {
        Operation operation = version.operation(service, action).orElseThrow();
        try (SoapPair pair = new SoapPair(
                Handlers.ofCentralSystem().otherwise(this::handle),
                Handlers.ofStation().otherwise(this::handle))) {
            CentralSystem centralSystem = pair.station("CP-1", version.ocpp());
            introduce(centralSystem, version);
            Peer peer = service == Service.CENTRAL_SYSTEM
                    ? centralSystem
                    : pair.server.station("CP-1").orElseThrow();
            exchange(peer, action, Samples.full(operation.request()), Samples.full(operation.response()));
            exchange(peer, action, Samples.least(operation.request()), Samples.least(operation.response()));
            Schema types = types(version, service);
            List<String> frames = pair.frames.subList(pair.frames.size() - 4, pair.frames.size());
            assertThat(frames).allSatisfy(frame -> Bodies.validate(types, frame));
        }
    }

    /** What judges the bodies; the official types are another test. */
    Schema types(SoapVersion version, Service service) {
        return TYPES.computeIfAbsent(
                version.namespace(service), name -> WsdlTypes.of(Wsdl.of(version, service, "http://x.example/")));
    }

    private void exchange(Peer peer, String action, ObjectNode request, ObjectNode response) {
        answer = response;
        JsonNode result = peer.send(action, request, CallOptions.DEFAULT)
                .toCompletableFuture()
                .join();
        RawCall call = seen.get(seen.size() - 1);
        assertThat(call.action()).isEqualTo(action);
        assertThat(call.payload()).isEqualTo(request);
        assertThat(result).isEqualTo(response);
    }

    /** A central system knows a station from its first request on. */
    private void introduce(CentralSystem centralSystem, SoapVersion version) {
        Operation heartbeat =
                version.operation(Service.CENTRAL_SYSTEM, "Heartbeat").orElseThrow();
        exchange(centralSystem, "Heartbeat", Samples.full(heartbeat.request()), Samples.full(heartbeat.response()));
    }

    private CompletableFuture<JsonNode> handle(Peer peer, RawCall call) {
        seen.add(call);
        return CompletableFuture.completedFuture(answer);
    }
}
