package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.core.EngineFixture.failure;
import static org.ocpp4j.core.EngineFixture.result;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.error.CallTimeoutException;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.error.QueueFullException;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.ClearCacheRequest;
import org.ocpp4j.core.v16.ClearCacheResponse;
import org.ocpp4j.core.v16.ClearCacheStatus;
import org.ocpp4j.core.v16.MessageTrigger;
import org.ocpp4j.core.v16.RemoteStartTransactionRequest;
import org.ocpp4j.core.v16.ResetRequest;
import org.ocpp4j.core.v16.ResetResponse;
import org.ocpp4j.core.v16.ResetStatus;
import org.ocpp4j.core.v16.ResetType;
import org.ocpp4j.core.v16.TriggerMessageRequest;
import org.ocpp4j.core.v16.UnlockConnectorRequest;
import org.ocpp4j.core.v16.UnlockStatus;
import org.ocpp4j.core.version.ErrorCode;
import tools.jackson.databind.json.JsonMapper;

/** Calls from the central system to a station: every way in which they can end. */
class SendTest {
    private final EngineFixture engine = new EngineFixture();

    @Test
    void aRequestTravelsAsACallAndItsResultComesBackTyped() throws Exception {
        engine.start();
        RawStation raw = engine.connect("CP-1");
        CompletionStage<ResetResponse> response = engine.station("CP-1").send(new ResetRequest(ResetType.HARD));
        String call = raw.gets();
        String id = RawStation.messageId(call);
        assertThat(call).isEqualTo("[2,\"" + id + "\",\"Reset\",{\"type\":\"Hard\"}]");
        assertThat(id).hasSizeLessThanOrEqualTo(36);
        raw.types("[3,\"" + id + "\",{\"status\":\"Accepted\"}]");
        assertThat(result(response)).isEqualTo(new ResetResponse(ResetStatus.ACCEPTED));
        assertThat(engine.scheduler.waiting()).isZero();
    }

    @Test
    void theSecondCallWaitsForTheAnswerToTheFirst() throws Exception {
        engine.start();
        RawStation raw = engine.connect("CP-1");
        CompletionStage<ResetResponse> first = engine.station("CP-1").send(new ResetRequest(ResetType.SOFT));
        CompletionStage<ClearCacheResponse> second = engine.station("CP-1").send(new ClearCacheRequest());
        String call = raw.gets();
        assertThat(call).contains("Reset");
        assertThat(raw.hasGotNothingMore()).isTrue();
        raw.types("[3,\"" + RawStation.messageId(call) + "\",{\"status\":\"Rejected\"}]");
        assertThat(result(first).status()).isEqualTo(ResetStatus.REJECTED);
        String next = raw.gets();
        assertThat(next).contains("ClearCache");
        raw.types("[3,\"" + RawStation.messageId(next) + "\",{\"status\":\"Accepted\"}]");
        assertThat(result(second).status()).isEqualTo(ClearCacheStatus.ACCEPTED);
    }

    @Test
    void theTimeOutRunsFromSendingAndNotFromQueueing() throws Exception {
        engine.start();
        RawStation raw = engine.connect("CP-1");
        CallOptions tenSeconds = CallOptions.timeout(Duration.ofSeconds(10));
        var first = engine.station("CP-1").send(new ResetRequest(ResetType.SOFT), tenSeconds);
        var second = engine.station("CP-1").send(new ClearCacheRequest(), tenSeconds);
        raw.gets();
        engine.scheduler.pass(Duration.ofSeconds(9));
        assertThat(first.toCompletableFuture()).isNotDone();
        engine.scheduler.pass(Duration.ofSeconds(1));
        assertThat(failure(first)).isInstanceOf(CallTimeoutException.class).hasMessageContaining("Reset");
        assertThat(raw.gets()).contains("ClearCache");
        engine.scheduler.pass(Duration.ofSeconds(9));
        assertThat(second.toCompletableFuture()).isNotDone();
        engine.scheduler.pass(Duration.ofSeconds(1));
        assertThat(failure(second)).isInstanceOf(CallTimeoutException.class);
    }

    @Test
    void anAnswerAfterTheTimeOutIsReportedAndHarmsNobody() throws Exception {
        engine.start();
        RawStation raw = engine.connect("CP-1");
        var late = engine.station("CP-1").send(new ResetRequest(ResetType.SOFT));
        String id = RawStation.messageId(raw.gets());
        engine.scheduler.pass(Duration.ofSeconds(30));
        assertThat(failure(late)).isInstanceOf(CallTimeoutException.class);
        raw.types("[3,\"" + id + "\",{\"status\":\"Accepted\"}]");
        assertThat(engine.heard).anyMatch(heard -> heard.contains("no call waits") && heard.contains(id));
        raw.types("[3,\"never-sent\",{}]");
        raw.types("[4,\"never-sent\",\"InternalError\",\"\",{}]");
        assertThat(engine.heard.stream().filter(heard -> heard.contains("never-sent")))
                .hasSize(2);
    }

    @Test
    void theEndOfTheConnectionFailsWhatWasSentAndWhatWaits() {
        engine.start();
        RawStation raw = engine.connect("CP-1");
        Station station = engine.station("CP-1");
        var sent = station.send(new ResetRequest(ResetType.SOFT));
        var waiting = station.send(new ClearCacheRequest());
        raw.loses(CloseReason.failed("connection reset"));
        assertThat(failure(sent)).isInstanceOfSatisfying(ConnectionLostException.class, lost -> {
            assertThat(lost.sent()).isTrue();
            assertThat(lost.reason().text()).isEqualTo("connection reset");
        });
        assertThat(failure(waiting))
                .isInstanceOfSatisfying(
                        ConnectionLostException.class,
                        lost -> assertThat(lost.sent()).isFalse());
        var after = station.send(new ClearCacheRequest());
        assertThat(failure(after))
                .isInstanceOfSatisfying(
                        ConnectionLostException.class,
                        lost -> assertThat(lost.sent()).isFalse());
        assertThat(result(station.closed()).text()).isEqualTo("connection reset");
        assertThat(engine.scheduler.waiting()).isZero();
    }

    @Test
    void aFullQueueRefusesAndKeepsWhatItHolds() throws Exception {
        engine.options = engine.options.toBuilder().sendQueue(2).build();
        engine.start();
        RawStation raw = engine.connect("CP-1");
        Station station = engine.station("CP-1");
        station.send(new ResetRequest(ResetType.SOFT));
        station.send(new ClearCacheRequest());
        station.send(new ClearCacheRequest());
        assertThat(failure(station.send(new ClearCacheRequest()))).isInstanceOf(QueueFullException.class);
        assertThat(raw.gets()).contains("Reset");
        assertThat(raw.hasGotNothingMore()).isTrue();
    }

    @Test
    void aFrameThatCannotBeWrittenFailsItsCallAndTheNextOneIsTried() throws Exception {
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.failWrites(new IllegalStateException("broken pipe"));
        assertThat(failure(engine.station("CP-1").send(new ClearCacheRequest())))
                .isInstanceOfSatisfying(
                        ConnectionLostException.class,
                        lost -> assertThat(lost.sent()).isFalse())
                .hasMessageContaining("broken pipe");
    }

    /** Whoever sees the frames may close the connection before the frame leaves. */
    @Test
    void aCallThatMeetsTheEndBeforeItIsWrittenWasNotSent() {
        CompletableFuture<RawStation> raw = new CompletableFuture<>();
        engine.start(new Interceptor() {
            @Override
            public void frame(Peer peer, Direction direction, String text) {
                raw.join().loses(CloseReason.failed("cable cut"));
            }
        });
        raw.complete(engine.connect("CP-1"));
        assertLost(engine.station("CP-1").send(new ClearCacheRequest()), false);
        assertThat(raw.join().hasGotNothingMore()).isTrue();
    }

    @Test
    void aCallThatMeetsTheEndWhileItIsWrittenWasSentIfTheChannelTookIt() throws Exception {
        engine.start();
        RawStation taking = engine.connect("CP-1");
        taking.beforeWriting(() -> taking.loses(CloseReason.failed("cable cut")));
        assertLost(engine.station("CP-1").send(new ClearCacheRequest()), true);
        assertThat(taking.gets()).contains("ClearCache");
        RawStation failing = engine.connect("CP-2");
        failing.beforeWriting(() -> {
            failing.failWrites(new IllegalStateException("broken pipe"));
            failing.loses(CloseReason.failed("cable cut"));
        });
        assertLost(engine.station("CP-2").send(new ClearCacheRequest()), false);
        assertThat(failing.hasGotNothingMore()).isTrue();
    }

    private static void assertLost(CompletionStage<?> call, boolean sent) {
        assertThat(failure(call)).isInstanceOfSatisfying(ConnectionLostException.class, lost -> {
            assertThat(lost.sent()).isEqualTo(sent);
            assertThat(lost.reason().text()).isEqualTo("cable cut");
        });
    }

    @Test
    void manyCallsThatFailAtOnceEndOnAFlatStack() throws Exception {
        int many = 100_000;
        engine.options = engine.options.toBuilder()
                .sendQueue(many)
                .completionExecutor(Runnable::run)
                .build();
        engine.start();
        RawStation raw = engine.connect("CP-1");
        Station station = engine.station("CP-1");
        var first = station.send(new ClearCacheRequest());
        List<CompletionStage<ClearCacheResponse>> calls = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            calls.add(station.send(new ClearCacheRequest()));
        }
        raw.failWrites(new IllegalStateException("broken pipe"));
        raw.types("[3,\"" + RawStation.messageId(raw.gets()) + "\",{\"status\":\"Accepted\"}]");
        result(first);
        for (CompletionStage<ClearCacheResponse> call : calls) {
            assertThat(call.toCompletableFuture()).isCompletedExceptionally();
        }
        assertThat(engine.scheduler.waiting()).isZero();
        raw.failWrites(null);
        var last = station.send(new ClearCacheRequest());
        raw.types("[3,\"" + RawStation.messageId(raw.gets()) + "\",{\"status\":\"Accepted\"}]");
        result(last);
    }

    @Test
    void aCallErrorKeepsItsRawCodeAndReadsBothSpellings() throws Exception {
        engine.start();
        RawStation raw = engine.connect("CP-1");
        var vendor = engine.station("CP-1").send(new ClearCacheRequest());
        raw.types("[4,\"" + RawStation.messageId(raw.gets()) + "\",\"VendorTrouble\",\"no\",{\"a\":1}]");
        assertThat(failure(vendor)).isInstanceOfSatisfying(CallRejectedException.class, rejected -> {
            assertThat(rejected.rawCode()).isEqualTo("VendorTrouble");
            assertThat(rejected.code()).isEmpty();
            assertThat(rejected.description()).isEqualTo("no");
            assertThat(rejected.details().path("a").asInt()).isEqualTo(1);
        });
        var correct = engine.station("CP-1").send(new ClearCacheRequest());
        raw.types("[4,\"" + RawStation.messageId(raw.gets()) + "\",\"OccurrenceConstraintViolation\"]");
        assertThat(failure(correct))
                .isInstanceOfSatisfying(
                        CallRejectedException.class,
                        rejected -> assertThat(rejected.code()).contains(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION));
    }

    @Test
    void aBadResultFailsTheCallLocallyAndIsNeverAnswered() throws Exception {
        engine.start();
        RawStation raw = engine.connect("CP-1");
        var wrong = engine.station("CP-1").send(new ClearCacheRequest());
        raw.types("[3,\"" + RawStation.messageId(raw.gets()) + "\",{\"status\":\"Perhaps\"}]");
        assertThat(failure(wrong)).isInstanceOf(InvalidMessageException.class);
        var malformed = engine.station("CP-1").send(new ClearCacheRequest());
        raw.types("[3,\"" + RawStation.messageId(raw.gets()) + "\",{\"status\":\"Accepted\"},\"more\"]");
        assertThat(failure(malformed)).hasMessageContaining("more than three elements");
        assertThat(raw.hasGotNothingMore()).isTrue();
        assertThat(raw.isClosed()).isFalse();
    }

    @Test
    void anInvalidRequestIsTheCallersExceptionAndNeverAFrame() {
        engine.start();
        RawStation raw = engine.connect("CP-1");
        var invalid = engine.station("CP-1")
                .send(new RemoteStartTransactionRequest(1L, "a tag of more than twenty characters", null));
        assertThat(failure(invalid))
                .isInstanceOfSatisfying(
                        InvalidMessageException.class,
                        failed -> assertThat(failed.violations())
                                .singleElement()
                                .satisfies(violation -> {
                                    assertThat(violation.pointer()).isEqualTo("/idTag");
                                    assertThat(violation.keyword()).isEqualTo("maxLength");
                                }))
                .hasMessageNotContaining("a tag of");
        assertThat(raw.hasGotNothingMore()).isTrue();
    }

    @Test
    void aStationOf15IsCalledWithMessagesOf16() throws Exception {
        engine.start();
        RawStation raw = engine.connect("OLD", Ocpp15.VERSION);
        var unlocked = engine.station("OLD").send(new UnlockConnectorRequest(1));
        String call = raw.gets();
        assertThat(call).endsWith("\"UnlockConnector\",{\"connectorId\":1}]");
        raw.types("[3,\"" + RawStation.messageId(call) + "\",{\"status\":\"Accepted\"}]");
        assertThat(result(unlocked).status()).isEqualTo(UnlockStatus.UNLOCKED);
    }

    @Test
    void what15CannotSayFailsBeforeAnythingIsSent() {
        engine.start();
        RawStation raw = engine.connect("OLD", Ocpp15.VERSION);
        Station station = engine.station("OLD");
        assertThat(failure(station.send(new TriggerMessageRequest(MessageTrigger.HEARTBEAT, null))))
                .isInstanceOf(NotRepresentableException.class);
        assertThat(failure(station.send(new UnlockConnectorRequest(5_000_000_000L))))
                .isInstanceOf(NotRepresentableException.class);
        assertThat(raw.hasGotNothingMore()).isTrue();
    }

    @Test
    void aPayloadIsForwardedAsItIsAfterItWasFoundValid() throws Exception {
        engine.start();
        RawStation raw = engine.connect("CP-1");
        JsonMapper json = JsonMapper.shared();
        var answer = engine.station("CP-1")
                .send("DataTransfer", json.readTree("{\"data\":\"x\",\"vendorId\":\"v\"}"), CallOptions.DEFAULT);
        String call = raw.gets();
        assertThat(call).endsWith("{\"data\":\"x\",\"vendorId\":\"v\"}]");
        raw.types("[3,\"" + RawStation.messageId(call) + "\",{\"status\":\"Accepted\",\"data\":\"y\"}]");
        assertThat(result(answer).path("data").asString()).isEqualTo("y");
        Station station = engine.station("CP-1");
        assertThat(failure(station.send("DataTransfer", json.readTree("{}"), CallOptions.DEFAULT)))
                .isInstanceOf(InvalidMessageException.class);
        assertThat(failure(station.send("NoSuchAction", json.readTree("{}"), CallOptions.DEFAULT)))
                .isInstanceOf(NotRepresentableException.class);
        assertThat(raw.hasGotNothingMore()).isTrue();
    }

    @Test
    void continuationsDoNotRunOnTheThreadOfTheTransport() throws Exception {
        engine.start();
        RawStation raw = engine.connect("CP-1");
        var thread = engine.station("CP-1")
                .send(new ClearCacheRequest())
                .thenApply(response -> Thread.currentThread().getName());
        raw.types("[3,\"" + RawStation.messageId(raw.gets()) + "\",{\"status\":\"Accepted\"}]");
        assertThat(result(thread)).startsWith("ocpp-completion");
    }
}
