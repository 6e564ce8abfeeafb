package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.core.EngineFixture.failure;
import static org.ocpp4j.core.EngineFixture.result;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.client.LastingConnection;
import org.ocpp4j.core.error.CallTimeoutException;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.error.QueueFullException;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.AuthorizeResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of calls when connections come and go. */
class StayConnectedCallsTest {
    private static final CloseReason CUT = CloseReason.failed("cable cut");

    private final LastingFixture net = new LastingFixture();

    private static CompletionStage<AuthorizeResponse> call(LastingConnection lasting, String tag) {
        return lasting.send(new AuthorizeRequest(tag));
    }

    /** The peer gets this call next; the result is its message id. */
    private static String gets(RawStation peer, String tag) throws InterruptedException {
        String frame = peer.gets();
        assertThat(frame).endsWith("\"Authorize\",{\"idTag\":\"" + tag + "\"}]");
        return RawStation.messageId(frame);
    }

    private static String answer(String id, String status) {
        return "[3,\"" + id + "\",{\"idTagInfo\":{\"status\":\"" + status + "\"}}]";
    }

    private static void assertAnswered(RawStation peer, String tag, CompletionStage<AuthorizeResponse> call)
            throws InterruptedException {
        peer.types(answer(gets(peer, tag), "Accepted"));
        assertThat(result(call).idTagInfo().status()).isEqualTo(AuthorizationStatus.ACCEPTED);
    }

    private static void assertLost(CompletionStage<?> call, boolean sent) {
        assertThat(failure(call))
                .isInstanceOfSatisfying(
                        ConnectionLostException.class,
                        lost -> assertThat(lost.sent()).isEqualTo(sent));
    }

    @Test
    void whatWaitsLeavesInOrderOverAllConnections() throws Exception {
        LastingConnection lasting = net.start();
        var first = call(lasting, "1");
        var second = call(lasting, "2");
        RawStation peer = net.opens();
        var third = call(lasting, "3");
        assertAnswered(peer, "1", first);
        gets(peer, "2");
        peer = net.breaksAndOpens(peer);
        assertLost(second, true);
        assertAnswered(peer, "3", third);
        assertThat(peer.hasGotNothingMore()).isTrue();
    }

    @Test
    void aCallThatCouldNotBeWrittenLeavesFirstOnTheNextConnection() throws Exception {
        LastingConnection lasting = net.start();
        RawStation broken = net.opens();
        var before = call(lasting, "0");
        var first = call(lasting, "1");
        var second = call(lasting, "2");
        broken.failWrites(new IllegalStateException("broken pipe"));
        assertAnswered(broken, "0", before);
        assertThat(broken.isClosed()).isTrue();
        assertThat(first.toCompletableFuture()).isNotDone();
        net.scheduler.pass(Duration.ofSeconds(1));
        RawStation peer = net.opens();
        assertAnswered(peer, "1", first);
        assertAnswered(peer, "2", second);
        assertThat(broken.hasGotNothingMore()).isTrue();
    }

    @Test
    void noAnswerOfANewConnectionReachesACallOfAnOldOne() throws Exception {
        LastingConnection lasting = net.start();
        RawStation old = net.opens();
        var sent = call(lasting, "1");
        String id = gets(old, "1");
        var waiting = call(lasting, "2");
        RawStation peer = net.breaksAndOpens(old);
        assertLost(sent, true);
        peer.types(answer(id, "Blocked"));
        old.types(answer(id, "Blocked"));
        assertThat(waiting.toCompletableFuture()).isNotDone();
        assertAnswered(peer, "2", waiting);
        assertThat(peer.hasGotNothingMore()).isTrue();
    }

    @Test
    void callsFailAtOnceWhenTheyShallNotWait() throws Exception {
        net.options = net.options.failing();
        LastingConnection lasting = net.start();
        assertLost(call(lasting, "0"), false);
        RawStation peer = net.opens();
        var sent = call(lasting, "1");
        var waiting = call(lasting, "2");
        gets(peer, "1");
        peer.loses(CUT);
        assertLost(sent, true);
        assertLost(waiting, false);
        assertThat(failure(call(lasting, "3"))).hasMessageContaining("cable cut");
        net.scheduler.pass(Duration.ofSeconds(1));
        peer = net.opens();
        assertAnswered(peer, "4", call(lasting, "4"));
        peer.failWrites(new IllegalStateException("broken pipe"));
        assertLost(call(lasting, "5"), false);
        assertThat(peer.isClosed()).isTrue();
    }

    @Test
    void aFullQueueRefusesAndKeepsWhatItHolds() throws Exception {
        LastingConnection lasting = net.start();
        var first = call(lasting, "1");
        call(lasting, "2");
        call(lasting, "3");
        assertThat(failure(call(lasting, "4"))).isInstanceOf(QueueFullException.class);
        RawStation peer = net.opens();
        call(lasting, "5");
        assertThat(failure(call(lasting, "6"))).isInstanceOf(QueueFullException.class);
        assertAnswered(peer, "1", first);
    }

    @Test
    void aCallThatWaitsTooLongFailsUnsentAndTheOthersGoOn() throws Exception {
        LastingConnection lasting = net.start();
        var first = call(lasting, "1");
        net.fails("no");
        net.scheduler.pass(Duration.ofMinutes(5));
        var second = call(lasting, "2");
        net.scheduler.pass(Duration.ofMinutes(5).minusMillis(1));
        assertThat(first.toCompletableFuture()).isNotDone();
        net.scheduler.pass(Duration.ofMillis(1));
        assertLost(first, false);
        assertThat(failure(first)).hasMessageContaining("waited");
        net.scheduler.pass(Duration.ofSeconds(2));
        RawStation peer = net.opens();
        assertAnswered(peer, "2", second);
        assertThat(peer.hasGotNothingMore()).isTrue();
    }

    @Test
    void theLongestWaitEndsWhenACallIsSent() throws Exception {
        net.options = net.options.queueing(3, Duration.ofSeconds(20));
        LastingConnection lasting = net.start();
        RawStation peer = net.opens();
        var sent = call(lasting, "1");
        net.scheduler.pass(Duration.ofSeconds(25));
        assertThat(sent.toCompletableFuture()).isNotDone();
        assertAnswered(peer, "1", sent);
        var late = call(lasting, "2");
        net.scheduler.pass(Duration.ofSeconds(30));
        assertThat(failure(late)).isInstanceOf(CallTimeoutException.class);
    }

    /** An interceptor holds the call until it has expired; then its connection is gone. */
    @Test
    void aCallThatComesBackAfterItsLongestWaitDoesNotWaitAgain() {
        CompletableFuture<JsonNode> held = new CompletableFuture<>();
        LastingConnection lasting = net.start(holding(held));
        net.opens();
        var call = call(lasting, "1");
        net.scheduler.pass(Duration.ofMinutes(10));
        assertThat(call.toCompletableFuture()).isNotDone();
        held.completeExceptionally(new ConnectionLostException("Authorize", CUT, false));
        assertLost(call, false);
    }

    @Test
    void aCallThatAnInterceptorNeverReturnsEndsSomeTimeAfterItsConnection() throws Exception {
        CompletableFuture<JsonNode> held = new CompletableFuture<>();
        LastingConnection lasting = net.start(holding(held));
        RawStation peer = net.opens();
        var first = call(lasting, "1");
        var second = call(lasting, "2");
        peer = net.breaksAndOpens(peer);
        assertThat(peer.hasGotNothingMore()).isTrue();
        net.scheduler.pass(Duration.ofSeconds(30));
        assertLost(first, true);
        held.completeExceptionally(new ConnectionLostException("Authorize", CUT, false));
        assertAnswered(peer, "2", second);
        assertThat(peer.hasGotNothingMore()).isTrue();
    }

    private static Interceptor holding(CompletableFuture<JsonNode> held) {
        return new Interceptor() {
            @Override
            public CompletionStage<JsonNode> call(CallContext call, Chain next) {
                return call.payload().path("idTag").asString().equals("1") ? held : next.proceed(call);
            }
        };
    }

    @Test
    void callsThatCannotBeSaidFailInTheirTurnAndDoNotStopTheOthers() throws Exception {
        LastingConnection lasting = net.start();
        var invalid = call(lasting, "a tag of more than twenty characters");
        var raw = lasting.send("NoSuchAction", JsonMapper.shared().createObjectNode(), CallOptions.DEFAULT);
        var valid = call(lasting, "3");
        assertThat(invalid.toCompletableFuture()).isNotDone();
        RawStation peer = net.opens();
        assertThat(failure(invalid)).isInstanceOf(InvalidMessageException.class);
        assertThat(failure(raw)).isInstanceOf(NotRepresentableException.class);
        assertAnswered(peer, "3", valid);
    }

    @Test
    void aPayloadIsForwardedByName() throws Exception {
        LastingConnection lasting = net.start();
        RawStation peer = net.opens();
        JsonNode payload = JsonMapper.shared().readTree("{\"idTag\":\"1\"}");
        var answer = lasting.send("Authorize", payload, CallOptions.timeout(Duration.ofSeconds(3)));
        peer.types(answer(gets(peer, "1"), "Expired"));
        assertThat(result(answer).at("/idTagInfo/status").asString()).isEqualTo("Expired");
        var late = lasting.send("Authorize", payload, CallOptions.timeout(Duration.ofSeconds(3)));
        net.scheduler.pass(Duration.ofSeconds(3));
        assertThat(failure(late)).isInstanceOf(CallTimeoutException.class);
    }

    @Test
    void aCallThatNobodyWaitsForAnyMoreIsNotSent() throws Exception {
        LastingConnection lasting = net.start();
        var cancelled = call(lasting, "1");
        var wanted = call(lasting, "2");
        cancelled.toCompletableFuture().cancel(false);
        RawStation peer = net.opens();
        assertAnswered(peer, "2", wanted);
    }

    @Test
    void aContinuationMaySendAgainEvenWhenTheCallFailed() throws Exception {
        LastingConnection lasting = net.start();
        RawStation peer = net.opens();
        CompletionStage<AuthorizeResponse> again =
                call(lasting, "1").exceptionallyCompose(lost -> call(lasting, "1 again"));
        gets(peer, "1");
        peer = net.breaksAndOpens(peer);
        assertAnswered(peer, "1 again", again);
    }

    @Test
    void continuationsRunOnTheExecutorAlsoWhenACallFails() throws Exception {
        AtomicInteger depth = new AtomicInteger();
        net.executor = task -> {
            depth.incrementAndGet();
            task.run();
            depth.decrementAndGet();
        };
        LastingConnection lasting = net.start();
        RawStation peer = net.opens();
        var sent = call(lasting, "1").handle((response, failure) -> depth.get());
        gets(peer, "1");
        peer.loses(CUT);
        assertThat(result(sent)).isPositive();
        var expired = call(lasting, "2").handle((response, failure) -> depth.get());
        net.scheduler.pass(Duration.ofMinutes(10));
        assertThat(result(expired)).isPositive();
    }
}
