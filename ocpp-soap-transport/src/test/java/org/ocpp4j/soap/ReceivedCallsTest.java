package org.ocpp4j.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.CallContext;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.network.AddressVerdict;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.transport.ReceivedCall;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import tools.jackson.databind.JsonNode;

/** The envelope of an answer is known before it is sent, its random MessageID included. */
class ReceivedCallsTest {
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final SoapEnvelopes envelopes = new SoapEnvelopes();
    private final HostedSoap soap = new HostedSoap(
            SoapPair.CENTRAL,
            SoapOptions.defaults().toBuilder()
                    .callbackPolicy(address -> new AddressVerdict.Admitted(List.of()))
                    .build(),
            envelopes);
    private Consumer<CallContext> before = call -> {};

    private final OcppServer server = OcppServer.builder(handlers())
            .interceptor(new Interceptor() {
                @Override
                public void frame(Peer peer, Direction direction, String text) {
                    seen.add("frame " + text);
                }

                @Override
                public void received(CallContext call) {
                    seen.add("received "
                            + Objects.requireNonNull(call.received()).text());
                }

                @Override
                public void answered(CallContext call, String text) {
                    seen.add("answered " + text);
                }

                @Override
                public CompletionStage<JsonNode> call(CallContext call, Chain next) {
                    before.accept(call);
                    ReceivedCall received = Objects.requireNonNull(call.received());
                    return next.proceed(call).thenApply(result -> {
                        seen.add("will be " + received.answer(result));
                        return result.deepCopy();
                    });
                }
            })
            .build();

    private static Handlers<Station> handlers() {
        return Handlers.ofCentralSystem()
                .on(HeartbeatRequest.class, (station, beat) -> new HeartbeatResponse(Instant.EPOCH));
    }

    private String post(String envelope) {
        server.start(soap).toCompletableFuture().join();
        SoapResponse response = SoapPair.to(soap)
                .post(
                        SoapPair.CENTRAL,
                        Map.of("content-type", "application/soap+xml; charset=utf-8"),
                        envelope.getBytes(StandardCharsets.UTF_8))
                .toCompletableFuture()
                .join();
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @AfterEach
    void stop() {
        server.stop(Duration.ofSeconds(1)).toCompletableFuture().join();
    }

    @Test
    void aResult() {
        String answer = post(Envelopes.HEARTBEAT_16);
        assertThat(answer).contains("MessageID");
        assertThat(seen)
                .containsExactly("received " + Envelopes.HEARTBEAT_16, "will be " + answer, "answered " + answer);
    }

    @Test
    void aFault() {
        String unknown = Envelopes.request(
                "urn://Ocpp/Cs/2015/10/", "Authorize", "<o:authorizeRequest><o:idTag>A</o:idTag></o:authorizeRequest>");
        String fault = post(unknown);
        assertThat(fault).contains("Fault");
        assertThat(seen).containsExactly("received " + unknown, "answered " + fault);
    }

    @Test
    void anEnvelopeThatTheHandlerLeft() {
        String[] left = new String[1];
        before = call -> {
            String own = envelope("<o:heartbeatResponse><o:currentTime>1970-01-01T00:00:00Z</o:currentTime>"
                    + "</o:heartbeatResponse>");
            left[0] = own;
            envelopes.find("CP-1", call.messageId()).orElseThrow().answer(own);
        };
        String answer = post(Envelopes.HEARTBEAT_16);
        assertThat(answer).endsWith(left[0]);
        assertThat(seen)
                .containsExactly("received " + Envelopes.HEARTBEAT_16, "will be " + answer, "answered " + answer);
    }

    private static String envelope(String body) {
        return "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\" xmlns:o=\"urn://Ocpp/Cs/2015/10/\">"
                + "<s:Header/><s:Body>" + body + "</s:Body></s:Envelope>";
    }
}
