package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.core.EngineFixture.failure;
import static org.ocpp4j.core.EngineFixture.result;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.message.NoResponse;
import org.ocpp4j.core.message.madeup.LaterVersion;
import org.ocpp4j.core.message.madeup.LaterVersion.AskRequest;
import org.ocpp4j.core.message.madeup.LaterVersion.Element;
import org.ocpp4j.core.message.madeup.LaterVersion.NotifyStream;
import org.ocpp4j.core.message.madeup.LaterVersion.RegisterRequest;
import org.ocpp4j.core.message.madeup.LaterVersion.RegisterResponse;
import org.ocpp4j.core.message.madeup.LaterVersion.ShareDataRequest;
import org.ocpp4j.core.message.madeup.LaterVersion.ShareDataResponse;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.InMemoryTransport;
import org.ocpp4j.core.version.ErrorCode;

/** The engine speaks what a version after 1.6 is made of: SEND, CALLRESULTERROR, other error codes and registration. */
class UnansweredMessagesTest {
    private static final NotifyStream STREAM =
            new NotifyStream(7, List.of(new Element(new BigDecimal("1.5"), 3)), null);
    private static final String STREAM_TEXT = "{\"id\":7,\"data\":[{\"t\":1.5,\"phase\":3}]}";

    private final EngineFixture engine = new EngineFixture();
    private final BlockingQueue<NotifyStream> streams = new LinkedBlockingQueue<>();

    private RawStation start(Interceptor... interceptors) {
        engine.handlers
                .on(NotifyStream.class, (station, stream) -> {
                    streams.add(stream);
                    return new NoResponse();
                })
                .on(ShareDataRequest.class, (station, share) -> {
                    if (share.vendorId().isEmpty()) {
                        throw new CallRejectedException(ErrorCode.FORMATION_VIOLATION, "who?");
                    }
                    return new ShareDataResponse(1);
                })
                .on(RegisterRequest.class, (station, register) -> new RegisterResponse("Pending"));
        engine.start(interceptors);
        return engine.connect("CP-1", LaterVersion.VERSION);
    }

    private NotifyStream handled() throws InterruptedException {
        NotifyStream stream = streams.poll(10, TimeUnit.SECONDS);
        if (stream == null) {
            throw new AssertionError("Nothing was handled; the listener heard " + engine.heard);
        }
        return stream;
    }

    @Test
    void whatIsSentIsHandledAndNotAnswered() throws Exception {
        RawStation raw = start();
        raw.types("[6,\"1\",\"NotifyStream\"," + STREAM_TEXT + "]");
        assertThat(handled()).isEqualTo(STREAM);
        raw.types("[2,\"2\",\"ShareData\",{\"vendorId\":\"V\"}]");
        assertThat(raw.gets()).isEqualTo("[3,\"2\",{\"level\":1}]");
        assertThat(engine.heard).containsExactly("connected CP-1");
    }

    @Test
    void whatCannotBeHandledIsReportedAndNotAnswered() throws Exception {
        RawStation raw = start();
        raw.types("[6,\"1\",\"NotifyStream\",{\"id\":-1,\"data\":[]}]");
        raw.types("[6,\"2\",\"Nothing\",{}]");
        raw.types("[6,\"3\",\"ShareData\",{\"vendorId\":\"V\"}]");
        raw.types("[6,\"4\",\"NotifyStream\"]");
        raw.types("[6,\"5\",\"NotifyStream\"," + STREAM_TEXT + "]");
        assertThat(handled()).isEqualTo(STREAM);
        assertThat(raw.hasGotNothingMore()).isTrue();
        assertThat(engine.heard)
                .contains(
                        "invalid NotifyStream /id: outside of 0 or more",
                        "ShareData came as SEND, but it is a CALL: it is not handled",
                        "A frame cannot be understood: the fourth element, the payload, is missing")
                .anyMatch(text -> text.startsWith("NotifyStream, which nobody answers, failed"))
                .anyMatch(text -> text.startsWith("Nothing, which nobody answers, failed"));
    }

    @Test
    void aSendWaitsForNoAnswer() throws Exception {
        RawStation raw = start();
        Station station = engine.station("CP-1");
        CompletionStage<ShareDataResponse> answer = station.send(new ShareDataRequest("V", null));
        CompletionStage<ShareDataResponse> next = station.send(new ShareDataRequest("W", null));
        String call = raw.gets();
        CompletionStage<NoResponse> handedOn = station.send(STREAM);
        assertThat(raw.gets()).startsWith("[6,\"").endsWith("\",\"NotifyStream\"," + STREAM_TEXT + "]");
        assertThat(result(handedOn)).isEqualTo(new NoResponse());
        assertThat(answer.toCompletableFuture()).isNotDone();
        assertThat(raw.hasGotNothingMore()).isTrue();
        raw.types("[3,\"" + RawStation.messageId(call) + "\",{\"level\":5}]");
        assertThat(result(answer)).isEqualTo(new ShareDataResponse(5));
        assertThat(raw.gets()).contains("\"W\"");
        raw.loses(CloseReason.failed("gone"));
        assertThat(failure(next)).isInstanceOf(ConnectionLostException.class);
        assertThat(failure(station.send(STREAM)))
                .isInstanceOfSatisfying(
                        ConnectionLostException.class,
                        lost -> assertThat(lost.sent()).isFalse());
    }

    @Test
    void aSendIsCheckedAndItsWritingMayFail() {
        RawStation raw = start();
        Station station = engine.station("CP-1");
        assertThat(failure(station.send(new NotifyStream(-1, List.of(), null))))
                .isInstanceOf(InvalidMessageException.class);
        raw.refusesLongerThan(10);
        assertThat(failure(station.send(STREAM))).isInstanceOf(NotRepresentableException.class);
        assertThat(raw.hasGotNothingMore()).isTrue();
    }

    @Test
    void aResultThatIsNotAcceptableIsRefused() throws Exception {
        RawStation raw = start();
        CompletionStage<ShareDataResponse> answer = engine.station("CP-1").send(new ShareDataRequest("V", null));
        String id = RawStation.messageId(raw.gets());
        raw.types("[3,\"" + id + "\",{\"level\":1,\"more\":2}]");
        assertThat(failure(answer)).isInstanceOf(InvalidMessageException.class);
        assertThat(raw.gets())
                .isEqualTo("[5,\"" + id + "\",\"BadShape\",\"payload: member more is not allowed here\","
                        + "{\"violations\":[{\"pointer\":\"\",\"keyword\":\"additionalProperties\","
                        + "\"expected\":\"no such member\"}]}]");
    }

    @Test
    void aRefusedAnswerIsReported() throws Exception {
        RawStation raw = start();
        raw.types("[2,\"1\",\"ShareData\",{\"vendorId\":\"V\"}]");
        raw.gets();
        raw.types("[5,\"1\",\"BadShape\",\"too little\",{}]");
        assertThat(engine.heard).contains("The peer cannot accept the answer to its call 1: BadShape: too little");
        assertThat(raw.hasGotNothingMore()).isTrue();
    }

    @Test
    void errorCodesTravelUnderTheirOwnNames() throws Exception {
        RawStation raw = start();
        raw.types("[2,\"1\",\"ShareData\",{\"vendorId\":\"\"}]");
        assertThat(raw.gets()).isEqualTo("[4,\"1\",\"BadShape\",\"who?\",{}]");
        raw.types("[2,\"2\",\"Nothing\",{}]");
        assertThat(raw.gets()).startsWith("[4,\"2\",\"Unheard\",");
        CompletionStage<ShareDataResponse> answer = engine.station("CP-1").send(new ShareDataRequest("V", null));
        raw.types("[4,\"" + RawStation.messageId(raw.gets()) + "\",\"BadShape\",\"\",{}]");
        assertThat(failure(answer))
                .isInstanceOfSatisfying(
                        CallRejectedException.class,
                        rejected -> assertThat(rejected.code()).contains(ErrorCode.FORMATION_VIOLATION));
    }

    @Test
    void whatIsNoMessageIsAnsweredWhereTheVersionHasACodeForIt() throws Exception {
        RawStation raw = start();
        raw.types("nonsense");
        assertThat(raw.gets()).startsWith("[4,\"-1\",\"RpcFrameworkError\",");
        raw.types("[2,\"1\",\"ShareData\"]");
        assertThat(raw.gets()).startsWith("[4,\"1\",\"RpcFrameworkError\",");
        raw.types("[7,\"2\",\"ShareData\",{}]");
        assertThat(raw.gets()).startsWith("[4,\"2\",\"MessageTypeNotSupported\",");
        raw.types("[7]");
        assertThat(raw.gets()).startsWith("[4,\"-1\",\"MessageTypeNotSupported\",");
    }

    @Test
    void version16KnowsNothingOfThis() throws Exception {
        start();
        RawStation old = engine.connect("CP-2");
        old.types("[6,\"1\",\"NotifyStream\"," + STREAM_TEXT + "]");
        old.types("[5,\"1\",\"GenericError\",\"\",{}]");
        old.types("nonsense");
        assertThat(engine.heard)
                .contains(
                        "A frame cannot be understood: message type 6 is unknown",
                        "A frame cannot be understood: message type 5 is unknown");
        assertThat(failure(engine.station("CP-2").send(STREAM))).isInstanceOf(NotRepresentableException.class);
        CompletionStage<?> reset =
                engine.station("CP-2").send(new org.ocpp4j.core.v16.ResetRequest(org.ocpp4j.core.v16.ResetType.SOFT));
        old.types("[3,\"" + RawStation.messageId(old.gets()) + "\",{}]");
        assertThat(failure(reset)).isInstanceOf(InvalidMessageException.class);
        assertThat(old.hasGotNothingMore()).isTrue();
    }

    @Test
    void theGateKnowsHowTheVersionRegisters() throws Exception {
        RawStation raw = start(RegistrationGate.inMemory());
        raw.types("[6,\"1\",\"NotifyStream\"," + STREAM_TEXT + "]");
        raw.types("[2,\"2\",\"ShareData\",{\"vendorId\":\"V\"}]");
        assertThat(raw.gets()).startsWith("[4,\"2\",\"SecurityError\",");
        assertThat(streams).isEmpty();
        raw.types("[2,\"3\",\"Register\",{}]");
        assertThat(raw.gets()).isEqualTo("[3,\"3\",{\"status\":\"Pending\"}]");
        engine.station("CP-1").send(new AskRequest("Data"));
        raw.types("[3,\"" + RawStation.messageId(raw.gets()) + "\",{}]");
        raw.types("[6,\"4\",\"NotifyStream\"," + STREAM_TEXT + "]");
        assertThat(handled()).isEqualTo(STREAM);
    }

    @Test
    void bothEndsSpeakIt() throws Exception {
        Handlers<CentralSystem> station = Handlers.ofStation().on(NotifyStream.class, (centralSystem, stream) -> {
            streams.add(stream);
            return new NoResponse();
        });
        Handlers<Station> central = Handlers.ofCentralSystem().on(NotifyStream.class, (peer, stream) -> {
            streams.add(stream);
            peer.send(stream).toCompletableFuture().join();
            return new NoResponse();
        });
        InMemoryTransport wire = new InMemoryTransport();
        OcppServer server =
                OcppServer.builder(central).versions(LaterVersion.VERSION).build();
        result(server.start(wire));
        CentralSystem peer = result(OcppClient.builder("CP-1", station)
                .versions(LaterVersion.VERSION)
                .build()
                .connect(wire));
        assertThat(result(peer.send(STREAM))).isEqualTo(new NoResponse());
        assertThat(handled()).isEqualTo(STREAM);
        assertThat(handled()).isEqualTo(STREAM);
        result(server.stop(Duration.ofSeconds(5)));
    }
}
