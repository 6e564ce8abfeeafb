package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.core.EngineFixture.failure;
import static org.ocpp4j.core.EngineFixture.result;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.client.LastingConnection;
import org.ocpp4j.core.error.CallTimeoutException;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.RegistrationStatus;

/** Calls that wait until the central system has accepted the station (OCPP 1.6, section 4.2). */
class HoldUntilAcceptedTest {
    private static final BootNotificationRequest BOOT = new BootNotificationRequest("Vendor", "Model");

    private final LastingFixture net = new LastingFixture();

    private static CompletionStage<?> authorize(LastingConnection lasting, String tag) {
        return lasting.send(new AuthorizeRequest(tag));
    }

    /** The next call that the peer gets is this one, and the only one; the result is its message id. */
    private static String gets(RawStation peer, String action) throws InterruptedException {
        String frame = peer.gets();
        assertThat(frame).contains("\"" + action + "\"");
        assertThat(peer.hasGotNothingMore()).isTrue();
        return RawStation.messageId(frame);
    }

    private static void answersBoot(RawStation peer, String status) throws InterruptedException {
        peer.types("[3,\"" + gets(peer, "BootNotification") + "\",{\"status\":\"" + status
                + "\",\"currentTime\":\"2026-11-22T12:00:00Z\",\"interval\":300}]");
    }

    private static void answersAuthorize(RawStation peer) throws InterruptedException {
        peer.types("[3,\"" + gets(peer, "Authorize") + "\",{\"idTagInfo\":{\"status\":\"Accepted\"}}]");
    }

    private void bootsWhenConnected() {
        net.listener = new PeerListener<>() {
            @Override
            public void connected(CentralSystem peer) {
                peer.send(BOOT);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pending", "Rejected"})
    void callsLeaveInOrderOnceTheStationIsAccepted(String first) throws Exception {
        bootsWhenConnected();
        LastingConnection lasting = net.start();
        CompletionStage<?> one = authorize(lasting, "1");
        CompletionStage<?> two = authorize(lasting, "2");
        RawStation peer = net.opens();
        answersBoot(peer, first);
        assertThat(peer.hasGotNothingMore()).isTrue();
        var again = lasting.send(BOOT); // passes those that wait
        answersBoot(peer, "Accepted");
        assertThat(result(again).status()).isEqualTo(RegistrationStatus.ACCEPTED);
        answersAuthorize(peer);
        result(one);
        answersAuthorize(peer);
        result(two);
    }

    @Test
    void callsWaitForTheAnswerToABootThatIsUnderWay() throws Exception {
        LastingConnection lasting = net.start();
        RawStation peer = net.opens();
        lasting.current().orElseThrow().send(BOOT);
        CompletionStage<?> call = authorize(lasting, "1");
        answersBoot(peer, "Accepted");
        answersAuthorize(peer);
        result(call);
    }

    @Test
    void ofTwoThatAreUnderWayTheLastOneCounts() throws Exception {
        LastingConnection lasting = net.start();
        RawStation peer = net.opens();
        lasting.current().orElseThrow().send(BOOT);
        lasting.current().orElseThrow().send(BOOT);
        authorize(lasting, "1");
        String id = RawStation.messageId(peer.gets());
        peer.types("[3,\"" + id
                + "\",{\"status\":\"Accepted\",\"currentTime\":\"2026-11-22T12:00:00Z\",\"interval\":300}]");
        answersBoot(peer, "Pending");
        assertThat(peer.hasGotNothingMore()).isTrue();
    }

    @Test
    void nothingIsHeldBeforeTheFirstBootNotification() throws Exception {
        LastingConnection lasting = net.start();
        CompletionStage<?> call = authorize(lasting, "1");
        answersAuthorize(net.opens());
        result(call);
    }

    @Test
    void aStationStaysAcceptedWhenItConnectsAgain() throws Exception {
        LastingConnection lasting = net.start();
        RawStation peer = net.opens();
        lasting.send(BOOT);
        answersBoot(peer, "Accepted");
        peer = net.breaksAndOpens(peer);
        CompletionStage<?> call = authorize(lasting, "1");
        answersAuthorize(peer);
        result(call);
    }

    @Test
    void aStationThatWasNotAcceptedIsHeldOnTheNextConnectionToo() throws Exception {
        LastingConnection lasting = net.start();
        RawStation peer = net.opens();
        lasting.send(BOOT);
        gets(peer, "BootNotification");
        CompletionStage<?> call = authorize(lasting, "1");
        peer = net.breaksAndOpens(peer); // without an answer
        assertThat(peer.hasGotNothingMore()).isTrue();
        lasting.send(BOOT);
        answersBoot(peer, "Accepted");
        answersAuthorize(peer);
        result(call);
    }

    @Test
    void aBootNotificationWithoutAnAnswerHolds() throws Exception {
        LastingConnection lasting = net.start();
        RawStation peer = net.opens();
        var boot = lasting.send(BOOT);
        gets(peer, "BootNotification");
        authorize(lasting, "1");
        net.scheduler.pass(Duration.ofSeconds(30));
        assertThat(failure(boot)).isInstanceOf(CallTimeoutException.class);
        assertThat(peer.hasGotNothingMore()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCallThatIsHeldTooLongSaysWhy(boolean queueing) throws Exception {
        net.options = queueing ? net.options : net.options.failing();
        LastingConnection lasting = net.start();
        RawStation peer = net.opens();
        lasting.send(BOOT);
        answersBoot(peer, "Rejected");
        CompletionStage<?> call = authorize(lasting, "1");
        net.scheduler.pass(Duration.ofMinutes(10));
        assertThat(failure(call))
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageContaining("no BootNotification was accepted");
        assertThat(net.scheduler.waiting()).isZero();
    }

    @Test
    void whatIsSentThroughOneConnectionIsNotHeld() throws Exception {
        LastingConnection lasting = net.start();
        RawStation peer = net.opens();
        lasting.send(BOOT);
        answersBoot(peer, "Pending");
        lasting.current().orElseThrow().send(new HeartbeatRequest()); // triggered
        gets(peer, "Heartbeat");
    }

    @Test
    void aProgramThatIsNoStationHoldsNothing() throws Exception {
        net.options = net.options.withHoldUntilAccepted(false);
        LastingConnection lasting = net.start();
        RawStation peer = net.opens();
        lasting.send(BOOT);
        CompletionStage<?> call = authorize(lasting, "1");
        answersBoot(peer, "Rejected");
        answersAuthorize(peer);
        result(call);
    }
}
