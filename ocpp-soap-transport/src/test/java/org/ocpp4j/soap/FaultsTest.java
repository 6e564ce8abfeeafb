package org.ocpp4j.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.ErrorCode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is refused, how, and what the other side makes of it. */
class FaultsTest {
    private static final String CS16 = "urn://Ocpp/Cs/2015/10/";
    private static final String CP16 = "urn://Ocpp/Cp/2015/10/";

    private static SoapPair pair(Handlers<Station> handlers) {
        return new SoapPair(handlers, Handlers.ofStation());
    }

    private static SoapPair failing(CallRejectedException failure) {
        return pair(Handlers.ofCentralSystem().on(HeartbeatRequest.class, (station, request) -> {
            throw failure;
        }));
    }

    private static String text(SoapResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "SECURITY_ERROR, Sender, SecurityError, SecurityError",
        "PROTOCOL_ERROR, Sender, ProtocolError, ProtocolError",
        "FORMATION_VIOLATION, Sender, ProtocolError, ProtocolError",
        "PROPERTY_CONSTRAINT_VIOLATION, Sender, ProtocolError, ProtocolError",
        "OCCURRENCE_CONSTRAINT_VIOLATION, Sender, ProtocolError, ProtocolError",
        "TYPE_CONSTRAINT_VIOLATION, Sender, ProtocolError, ProtocolError",
        "INTERNAL_ERROR, Receiver, InternalError, InternalError",
        "GENERIC_ERROR, Receiver, InternalError, InternalError",
        "NOT_SUPPORTED, Receiver, NotSupported, NotSupported",
        "NOT_IMPLEMENTED, Receiver, NotSupported, NotSupported"
    })
    void errorsOfHandlersBecomeFaults(ErrorCode code, String faultCode, String subcode, String read) {
        try (SoapPair pair = failing(new CallRejectedException(code, "No, \u0001<really>"))) {
            SoapResponse answer = pair.post(Envelopes.HEARTBEAT_16);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(text(answer))
                    .contains("<s:Code><s:Value>s:" + faultCode + "</s:Value><s:Subcode><s:Value>o:" + subcode
                            + "</s:Value></s:Subcode></s:Code>")
                    .contains("<s:Text xml:lang=\"en\">No, ?&lt;really&gt;</s:Text>")
                    .contains("<a:RelatesTo>urn:uuid:1</a:RelatesTo>");
            Throwable failure = failureAtStation(pair);
            assertThat(failure).isInstanceOf(CallRejectedException.class);
            CallRejectedException rejected = (CallRejectedException) failure;
            assertThat(rejected.rawCode()).isEqualTo(read);
            assertThat(rejected.description()).isEqualTo("No, ?<really>");
            assertThat(rejected.details().isEmpty()).isTrue();
        }
    }

    @Test
    void detailsTravel() {
        var details = JsonNodeFactory.instance.objectNode().put("why", "<because>");
        try (SoapPair pair = failing(new CallRejectedException("InternalError", "", details))) {
            CallRejectedException rejected = (CallRejectedException) failureAtStation(pair);
            assertThat(rejected.details()).isEqualTo(details);
        }
    }

    @Test
    void anySubcodeIsKept() {
        String fault = Envelopes.HEARTBEAT_16.replace(
                "<o:heartbeatRequest/>",
                "<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>o:OutOfCoffee</s:Value></s:Subcode>"
                        + "</s:Code><s:Reason><s:Text xml:lang='de'>Leer</s:Text><s:Text xml:lang='en'>Empty</s:Text>"
                        + "</s:Reason><s:Detail><x/>words</s:Detail></s:Fault>");
        SoapCaller caller = (target, headers, body) -> CompletableFuture.completedFuture(new SoapResponse(
                500, Map.of("content-type", "application/soap+xml"), fault.getBytes(StandardCharsets.UTF_8)));
        CallRejectedException rejected = (CallRejectedException) failureOf(stationOf(caller));
        assertThat(rejected.rawCode()).isEqualTo("OutOfCoffee");
        assertThat(rejected.code()).isEmpty();
        assertThat(rejected.description()).isEqualTo("Leer");
        assertThat(rejected.details().path("detail").asString()).isEqualTo("words");
    }

    @Test
    void aBodyThatBreaksTheSchemaIsAnsweredWithTheNameOfTheElement() {
        try (SoapPair pair = pair(Handlers.ofCentralSystem())) {
            assertFault(
                    pair,
                    "<o:authorizeRequest><o:idTag>123456789012345678901</o:idTag></o:authorizeRequest>",
                    "Authorize",
                    "/idTag: longer than 20 characters");
            assertFault(pair, "<o:authorizeRequest/>", "Authorize", "required member idTag is missing");
            assertFault(
                    pair,
                    "<o:authorizeRequest><o:idTag>A</o:idTag><o:pin>1</o:pin></o:authorizeRequest>",
                    "Authorize",
                    "member pin is not allowed here");
            assertFault(
                    pair,
                    "<o:authorizeRequest><x:idTag xmlns:x='urn:x'>A</x:idTag></o:authorizeRequest>",
                    "Authorize",
                    "idTag");
            assertFault(
                    pair,
                    "<o:authorizeRequest><o:idTag>A</o:idTag><o:idTag>B</o:idTag></o:authorizeRequest>",
                    "Authorize",
                    "/idTag: expected string");
            assertFault(
                    pair,
                    "<o:authorizeRequest>words<o:idTag>A</o:idTag></o:authorizeRequest>",
                    "Authorize",
                    "member text() is not allowed here");
            assertFault(
                    pair,
                    "<o:authorizeRequest><o:idTag><o:b/></o:idTag></o:authorizeRequest>",
                    "Authorize",
                    "/idTag: expected string");
            String stop = "<o:stopTransactionRequest><o:transactionId>2147483648</o:transactionId>"
                    + "<o:timestamp>2026-11-22T10:00:00Z</o:timestamp><o:meterStop>1.5</o:meterStop>"
                    + "</o:stopTransactionRequest>";
            assertFault(pair, stop, "StopTransaction", "/transactionId: expected integer");
            assertFault(pair, stop.replace("2147483648", "1"), "StopTransaction", "/meterStop: expected integer");
        }
    }

    private static void assertFault(SoapPair pair, String body, String action, String reason) {
        SoapResponse answer = pair.post(Envelopes.request(CS16, action, body));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(text(answer))
                .contains("s:Sender")
                .contains("o:ProtocolError")
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a:MessageID>urn:uuid:1</a:MessageID>||ProtocolError|MessageID",
                "<o:chargeBoxIdentity s:mustUnderstand=\"true\">CP-1</o:chargeBoxIdentity>||ProtocolError|chargeBoxIdentity",
                ">CP-1<|>  <|ProtocolError|chargeBoxIdentity",
                ">/Heartbeat<|>/BootNotification<|ProtocolError|/BootNotification",
                "<o:heartbeatRequest/>|<o:resetRequest/>|NotSupported|resetRequest",
                "<o:heartbeatRequest/>|<o:logStatusNotificationRequest/>|NotSupported|logStatusNotificationRequest",
                "<o:heartbeatRequest/>||ProtocolError|empty",
                "<o:heartbeatRequest/>|<o:heartbeatRequest/><o:heartbeatRequest/>|ProtocolError|more than one",
                "Cs/2015|Cs/2020|ProtocolError|urn://Ocpp/Cs/2020/10/",
                "Ocpp/Cs/|Ocpp/Cp/|ProtocolError|urn://Ocpp/Cp/2015/10/",
                "</s:Body>|</s:Boddy>|ProtocolError|cannot be read",
                "</s:Envelope>||ProtocolError|cannot be read",
                "http://www.w3.org/2003/05/soap-envelope|http://schemas.xmlsoap.org/soap/envelope/|VersionMismatch|SOAP 1.1",
                "<a:From>|<x:Own xmlns:x='urn:x' s:mustUnderstand='1'/><a:From>|MustUnderstand|{urn:x}Own",
                "encoding=\"UTF-8\"|encoding=\"EBCDIC\"|ProtocolError|EBCDIC",
            })
    void whatIsNoRequestIsRefused(String from, String to, String code, String reason) {
        try (SoapPair pair = pair(Handlers.ofCentralSystem())) {
            String document = Envelopes.HEARTBEAT_16.replace(from, to == null ? "" : to);
            assertThat(document).isNotEqualTo(Envelopes.HEARTBEAT_16);
            SoapResponse answer = pair.post(Map.of("content-type", "application/soap+xml"), document);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(text(answer)).contains(":" + code).contains(reason).contains("Envelope");
            assertThat(pair.refused).hasSize(1);
            assertThat(pair.refused.get(0).status()).isEqualTo(500);
            assertThat(pair.refused.get(0).reason()).contains(reason);
            assertThat(pair.server.stations()).isEmpty();
        }
    }

    @Test
    void anIdentityHasAnEnd() {
        try (SoapPair pair = pair(Handlers.ofCentralSystem())) {
            SoapResponse answer = pair.post(Envelopes.HEARTBEAT_16.replace("CP-1", "x".repeat(256)));
            assertThat(text(answer)).contains("o:ProtocolError").contains("255");
            assertThat(pair.post(Envelopes.HEARTBEAT_16.replace("CP-1", "x".repeat(255)))
                            .status())
                    .isEqualTo(500); // there is no handler, but it came so far
            assertThat(pair.server.stations()).hasSize(1);
        }
    }

    @Test
    void aVersionThatTheServerDoesNotSpeakIsNotSupported() {
        HostedSoap soap = new HostedSoap(SoapPair.CENTRAL, SoapOptions.defaults());
        OcppServer.builder(Handlers.ofCentralSystem())
                .versions(Ocpp16.VERSION)
                .admission(handshake -> {
                    throw new AssertionError("not to be asked");
                })
                .build()
                .start(soap)
                .toCompletableFuture()
                .join();
        SoapResponse answer = SoapPair.to(soap)
                .post(
                        SoapPair.CENTRAL,
                        Map.of("content-type", "application/soap+xml"),
                        Envelopes.HEARTBEAT_16.replace("2015/10", "2012/06").getBytes(StandardCharsets.UTF_8))
                .toCompletableFuture()
                .join();
        assertThat(text(answer)).contains("o:NotSupported").contains("OCPP 1.5");
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, 401, SecurityError",
        "FORBIDDEN, 500, SecurityError",
        "UNKNOWN_STATION, 500, IdentityMismatch",
        "TOO_MANY, 429, SecurityError",
        "UNAVAILABLE, 503, InternalError"
    })
    void admissionDecidesOnEveryRequest(Decision.Refusal refusal, int status, String subcode) {
        Function<Handshake, Decision> check = handshake -> handshake
                .credentials()
                .filter(known -> known.matches(handshake.identity(), "secret".getBytes(StandardCharsets.UTF_8)))
                .<Decision>map(known -> Decision.ACCEPT)
                .orElse(Decision.refuse(refusal, "wrong password"));
        HostedSoap soap = new HostedSoap(
                SoapPair.CENTRAL,
                SoapOptions.defaults().toBuilder().onRefused(refused -> {}).build());
        OcppServer server = OcppServer.builder(Handlers.ofCentralSystem())
                .admission(handshake -> CompletableFuture.completedFuture(check.apply(handshake)))
                .build();
        server.start(soap).toCompletableFuture().join();
        CentralSystem stranger = stationOf(SoapPair.to(soap));
        CentralSystem known = station(SoapClientTransport.builder(SoapPair.CENTRAL)
                .credentials("CP-1", "secret".getBytes(StandardCharsets.UTF_8))
                .caller(SoapPair.to(soap)));
        assertThat(((CallRejectedException) failureOf(known)).rawCode()).isEqualTo("NotSupported");
        assertThat(server.station("CP-1")).isPresent();
        CallRejectedException rejected = (CallRejectedException) failureOf(stranger);
        assertThat(rejected.rawCode()).isEqualTo(subcode);
        SoapResponse answer = SoapPair.to(soap)
                .post(
                        SoapPair.CENTRAL,
                        Map.of("content-type", "application/soap+xml"),
                        Envelopes.HEARTBEAT_16.getBytes(StandardCharsets.UTF_8))
                .toCompletableFuture()
                .join();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("www-authenticate").isPresent()).isEqualTo(status == 401);
        assertThat(text(answer)).doesNotContain("wrong password");
        assertThat(server.station("CP-1").orElseThrow().handshake().header("authorization"))
                .isEmpty();
    }

    @Test
    void aStationTellsThatSomebodyElseIsMeant() {
        try (SoapPair pair = pair(Handlers.ofCentralSystem())) {
            pair.station("CP-1", Ocpp15.VERSION);
            SoapResponse answer = SoapPair.to(pair.callbacks)
                    .post(
                            SoapPair.CALLBACK,
                            Map.of("content-type", "application/soap+xml"),
                            Envelopes.request(CP16, "ClearCache", "CP-2", "<o:clearCacheRequest/>")
                                    .getBytes(StandardCharsets.UTF_8))
                    .toCompletableFuture()
                    .join();
            assertThat(answer.status()).isEqualTo(500);
            assertThat(text(answer)).contains("s:Sender").contains("o:IdentityMismatch");
        }
    }

    private static CentralSystem stationOf(SoapCaller caller) {
        return station(SoapClientTransport.builder(SoapPair.CENTRAL).caller(caller));
    }

    private static CentralSystem station(SoapClientTransport.Builder transport) {
        return OcppClient.builder("CP-1", Handlers.ofStation())
                .build()
                .connect(transport
                        .callbacks(new HostedCallbacks(SoapPair.CALLBACK, refused -> {}))
                        .build())
                .toCompletableFuture()
                .join();
    }

    private static Throwable failureAtStation(SoapPair pair) {
        return failureOf(pair.station("CP-1", Ocpp16.VERSION));
    }

    private static Throwable failureOf(CentralSystem centralSystem) {
        Throwable thrown = catchThrowable(() ->
                centralSystem.send(new HeartbeatRequest()).toCompletableFuture().join());
        assertThat(thrown).isInstanceOf(CompletionException.class);
        return Optional.ofNullable(thrown.getCause()).orElseThrow();
    }
}
