package org.ocpp4j.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocpp4j.core.CallOptions;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.error.CallTimeoutException;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.error.MalformedFrameException;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.network.AddressPolicy;
import org.ocpp4j.core.network.AddressVerdict;
import org.ocpp4j.core.transport.BasicCredentials;
import org.ocpp4j.core.v16.ChangeConfigurationRequest;
import org.ocpp4j.core.v16.ClearCacheRequest;
import org.ocpp4j.core.v16.ClearCacheResponse;
import org.ocpp4j.core.v16.ClearCacheStatus;
import org.ocpp4j.core.v16.ExtendedMessageTrigger;
import org.ocpp4j.core.v16.ExtendedTriggerMessageRequest;

/** Calls to stations: where they go, what they carry, and all the ways in which they end. */
class CallsToStationsTest {
    /** What arrives at the station, answered by the test. */
    private record Arrived(
            URI target, Map<String, String> headers, String body, CompletableFuture<SoapResponse> answer) {
        void answer(String document) {
            answer.complete(new SoapResponse(
                    200, Map.of("content-type", "application/soap+xml"), document.getBytes(StandardCharsets.UTF_8)));
        }

        void accept() {
            answer(result(messageId()));
        }

        String messageId() {
            return body.replaceAll("(?s).*<a:MessageID>(.*)</a:MessageID>.*", "$1");
        }

        static String result(String relatesTo) {
            return Envelopes.request(
                            "urn://Ocpp/Cp/2015/10/",
                            "ClearCacheResponse",
                            "<o:clearCacheResponse><o:status>Accepted</o:status></o:clearCacheResponse>")
                    .replace("</s:Header>", "<a:RelatesTo>" + relatesTo + "</a:RelatesTo></s:Header>");
        }
    }

    private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();

    private CompletionStage<SoapResponse> arrive(URI target, Map<String, String> headers, byte[] body) {
        CompletableFuture<SoapResponse> answer = new CompletableFuture<>();
        arrived.add(new Arrived(target, headers, new String(body, StandardCharsets.UTF_8), answer));
        return answer;
    }

    private Arrived next() throws InterruptedException {
        return Optional.ofNullable(arrived.poll(10, TimeUnit.SECONDS)).orElseThrow();
    }

    private SoapPair pair(UnaryOperator<SoapOptions.Builder> change) {
        return new SoapPair(
                Handlers.ofCentralSystem(),
                Handlers.ofStation(),
                options -> change.apply(options.caller(this::arrive)),
                EngineOptions.DEFAULT);
    }

    private static Station introduced(SoapPair pair) {
        pair.post(Envelopes.HEARTBEAT_16);
        return pair.server.station("CP-1").orElseThrow();
    }

    private static CompletableFuture<ClearCacheResponse> clear(Station station) {
        return station.send(new ClearCacheRequest()).toCompletableFuture();
    }

    private static Throwable failureOf(CompletableFuture<?> call) {
        return Optional.ofNullable(
                        catchThrowable(() -> call.get(10, TimeUnit.SECONDS)).getCause())
                .orElseThrow();
    }

    @Test
    void aCallGoesToTheAddressThatTheStationGaveLast() throws Exception {
        try (SoapPair pair = pair(options -> options)) {
            Station station = introduced(pair);
            CompletableFuture<ClearCacheResponse> call = clear(station);
            Arrived first = next();
            assertThat(first.target()).isEqualTo(URI.create("http://station.example:8080/cb"));
            assertThat(first.headers())
                    .containsEntry("content-type", "application/soap+xml; charset=utf-8; action=\"/ClearCache\"")
                    .containsEntry("accept-encoding", "gzip, deflate")
                    .doesNotContainKey("authorization");
            assertThat(first.body())
                    .contains("<o:chargeBoxIdentity s:mustUnderstand=\"true\">CP-1</o:chargeBoxIdentity>")
                    .contains("<a:Action s:mustUnderstand=\"true\">/ClearCache</a:Action>")
                    .contains("<a:From><a:Address>http://central.example:9220/Ocpp</a:Address></a:From>")
                    .contains("<a:ReplyTo><a:Address>http://www.w3.org/2005/08/addressing/anonymous</a:Address>")
                    .contains("<a:To>http://station.example:8080/cb</a:To>")
                    .contains("xmlns:o=\"urn://Ocpp/Cp/2015/10/\"");
            assertThat(first.messageId()).startsWith("urn:uuid:");
            first.accept();
            assertThat(call.get().status()).isEqualTo(ClearCacheStatus.ACCEPTED);

            pair.post(Envelopes.HEARTBEAT_16.replace("station.example", "moved.example"));
            assertThat(pair.server.station("CP-1")).containsSame(station);
            clear(station);
            assertThat(next().target().getHost()).isEqualTo("moved.example");
        }
    }

    @Test
    void oneCallAtATime() throws Exception {
        try (SoapPair pair = pair(options -> options)) {
            Station station = introduced(pair);
            CompletableFuture<ClearCacheResponse> first = clear(station);
            CompletableFuture<ClearCacheResponse> second = clear(station);
            Arrived call = next();
            assertThat(second).isNotDone();
            assertThat(arrived).isEmpty();
            call.accept();
            first.get();
            next().accept();
            second.get();
        }
    }

    @Test
    void aCallThatTakesTooLongIsEndedAndTheNextOneGoes() throws Exception {
        try (SoapPair pair = pair(options -> options)) {
            Station station = introduced(pair);
            CompletableFuture<ClearCacheResponse> late = station.send(
                            new ClearCacheRequest(), CallOptions.timeout(Duration.ofMillis(50)))
                    .toCompletableFuture();
            Arrived call = next();
            assertThat(failureOf(late)).isInstanceOf(CallTimeoutException.class);
            assertThat(catchThrowable(() -> call.answer().get(10, TimeUnit.SECONDS)))
                    .isInstanceOf(CancellationException.class);
            CompletableFuture<ClearCacheResponse> second = clear(station);
            next().accept();
            second.get();
        }
    }

    @Test
    void aNetworkThatFailsSaysWhetherTheCallMayHaveArrived() throws Exception {
        try (SoapPair pair = pair(options -> options)) {
            Station station = introduced(pair);
            CompletableFuture<ClearCacheResponse> call = clear(station);
            next().answer().completeExceptionally(new ConnectException("refused"));
            ConnectionLostException lost = (ConnectionLostException) failureOf(call);
            assertThat(lost.sent()).isFalse();
            call = clear(station);
            next().answer().completeExceptionally(new IOException("reset"));
            assertThat(((ConnectionLostException) failureOf(call)).sent()).isTrue();
            assertThat(pair.server.station("CP-1")).containsSame(station);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "302|text/html||HTTP status 302 and no SOAP",
                "404|text/plain|not here|HTTP status 404 and no SOAP",
                "200|text/html|<html/>|HTTP status 200 and no SOAP"
            })
    void anAnswerWithoutSoapIsALostCall(int status, String type, String body, String reason) throws Exception {
        try (SoapPair pair = pair(options -> options)) {
            CompletableFuture<ClearCacheResponse> call = clear(introduced(pair));
            byte[] bytes = (body == null ? "" : body).getBytes(StandardCharsets.UTF_8);
            next().answer().complete(new SoapResponse(status, Map.of("content-type", type), bytes));
            Throwable failure = failureOf(call);
            assertThat(failure).isInstanceOf(ConnectionLostException.class).hasMessageContaining(reason);
        }
    }

    @Test
    void anAnswerThatIsNoneIsMalformed() throws Exception {
        try (SoapPair pair = pair(options -> options)) {
            Station station = introduced(pair);
            CompletableFuture<ClearCacheResponse> call = clear(station);
            next().answer(Arrived.result("urn:uuid:somebody-elses"));
            assertThat(failureOf(call))
                    .isInstanceOf(MalformedFrameException.class)
                    .hasMessageContaining("relates to urn:uuid:somebody-elses");
            call = clear(station);
            next().answer("<x/>");
            assertThat(failureOf(call)).isInstanceOf(MalformedFrameException.class);
            call = clear(station);
            next().answer(Envelopes.request("urn://Ocpp/Cp/2015/10/", "x", "<o:resetResponse/>"));
            assertThat(failureOf(call)).hasMessageContaining("resetResponse");
            call = clear(station);
            next().answer(Envelopes.HEARTBEAT_16);
            assertThat(failureOf(call))
                    .hasMessageContaining("heartbeatRequest")
                    .hasMessageContaining("clearCacheResponse");
        }
    }

    @Test
    void aFaultOfTheStationIsACallRejected() throws Exception {
        try (SoapPair pair = pair(options -> options)) {
            CompletableFuture<ClearCacheResponse> call = clear(introduced(pair));
            next().answer(Envelopes.request(
                    "urn://Ocpp/Cp/2015/10/",
                    "x",
                    "<s:Fault><s:Code><s:Value>s:Receiver</s:Value><s:Subcode><s:Value>o:NotSupported</s:Value>"
                            + "</s:Subcode></s:Code><s:Reason><s:Text xml:lang='en'>No</s:Text></s:Reason></s:Fault>"));
            assertThat(((CallRejectedException) failureOf(call)).rawCode()).isEqualTo("NotSupported");
        }
    }

    @Test
    void nothingIsSentThatCannotBeSaid() throws Exception {
        try (SoapPair pair = pair(options -> options)) {
            Station station = introduced(pair);
            assertThat(failureOf(station.send(new ExtendedTriggerMessageRequest(ExtendedMessageTrigger.HEARTBEAT, null))
                            .toCompletableFuture()))
                    .isInstanceOf(NotRepresentableException.class)
                    .hasMessageContaining("ExtendedTriggerMessage");
            assertThat(failureOf(station.send(new ChangeConfigurationRequest("key", "bell \u0007"))
                            .toCompletableFuture()))
                    .isInstanceOf(NotRepresentableException.class)
                    .hasMessageContaining("/value holds the character U+0007");
            assertThat(arrived).isEmpty();
        }
    }

    @Test
    void aStationMayNotMakeUsCallWhereThePolicyForbids() {
        List<String> asked = new ArrayList<>();
        Function<String, AddressPolicy> policies = identity -> {
            asked.add(identity);
            return AddressVerdict.Refused::of;
        };
        try (SoapPair pair = pair(options -> options.callbackPolicies(policies))) {
            ConnectionLostException refused = (ConnectionLostException) failureOf(clear(introduced(pair)));
            assertThat(refused.sent()).isFalse();
            assertThat(refused).hasMessageContaining("http://station.example:8080 must not be called");
            assertThat(asked).containsExactly("CP-1");
            assertThat(arrived).isEmpty();
        }
    }

    @Test
    void theCallerIsToldTheAddressesThatWereJudged() throws Exception {
        List<InetAddress> judged = List.of(InetAddress.getByName("192.0.2.1"), InetAddress.getByName("2001:db8::1"));
        CompletableFuture<List<InetAddress>> told = new CompletableFuture<>();
        SoapCaller caller = new SoapCaller() {
            @Override
            public CompletionStage<SoapResponse> post(URI target, Map<String, String> headers, byte[] body) {
                throw new AssertionError("The addresses were left out");
            }

            @Override
            public CompletionStage<SoapResponse> post(
                    URI target, List<InetAddress> addresses, Map<String, String> headers, byte[] body) {
                told.complete(addresses);
                return new CompletableFuture<>();
            }
        };
        try (SoapPair pair = pair(
                options -> options.caller(caller).callbackPolicy(address -> new AddressVerdict.Admitted(judged)))) {
            introduced(pair).send(new ClearCacheRequest());
            assertThat(told.get(30, TimeUnit.SECONDS)).isEqualTo(judged);
        }
    }

    @Test
    void withoutAnAddressThereIsNoCall() {
        try (SoapPair pair = pair(options -> options)) {
            pair.post(Envelopes.HEARTBEAT_16.replaceAll("<a:From>.*</a:From>", ""));
            assertThat(failureOf(clear(pair.server.station("CP-1").orElseThrow())))
                    .isInstanceOf(ConnectionLostException.class)
                    .hasMessageContaining("wsa:From");
            pair.post(Envelopes.HEARTBEAT_16.replace("http://station.example:8080/cb", "over there"));
            assertThat(failureOf(clear(pair.server.station("CP-1").orElseThrow())))
                    .hasMessageContaining("is no address");
        }
    }

    @Test
    void credentialsAreThoseOfTheStation() throws Exception {
        BasicCredentials known = BasicCredentials.of("central", "secret".getBytes(StandardCharsets.UTF_8));
        try (SoapPair pair = pair(options -> options.callbackCredentials(
                identity -> identity.equals("CP-1") ? Optional.of(known) : Optional.empty()))) {
            clear(introduced(pair));
            assertThat(next().headers()).containsEntry("authorization", "Basic Y2VudHJhbDpzZWNyZXQ=");
        }
    }

    @Test
    void bothFramesOfACallAreSeenByInterceptors() throws Exception {
        try (SoapPair pair = pair(options -> options)) {
            Station station = introduced(pair);
            pair.frames.clear();
            CompletableFuture<ClearCacheResponse> call = clear(station);
            next().accept();
            call.get();
            assertThat(pair.frames).hasSize(2);
            assertThat(pair.frames.get(0)).startsWith("SENT <?xml").contains("clearCacheRequest");
            assertThat(pair.frames.get(1)).startsWith("RECEIVED <?xml").contains("clearCacheResponse");
            pair.frames.clear();
            introduced(pair);
            assertThat(pair.frames).hasSize(2);
            assertThat(pair.frames.get(0)).isEqualTo("RECEIVED " + Envelopes.HEARTBEAT_16);
            assertThat(pair.frames.get(1)).startsWith("SENT <?xml").contains("NotSupported");
        }
    }
}
