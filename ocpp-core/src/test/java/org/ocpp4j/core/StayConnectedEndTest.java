package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.core.EngineFixture.failure;
import static org.ocpp4j.core.EngineFixture.result;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.client.LastingConnection;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.client.ReconnectOptions;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.v16.HeartbeatRequest;

/** How a client that stays connected ends: in every state, and nothing is left over. */
class StayConnectedEndTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final LastingFixture net = new LastingFixture();

    private static void assertClosed(LastingConnection lasting, String text) {
        assertThat(result(lasting.closed()).text()).isEqualTo(text);
        assertThat(lasting.connected()).isFalse();
        assertThat(lasting.current()).isEmpty();
        assertThat(failure(lasting.send(new HeartbeatRequest())))
                .isInstanceOfSatisfying(ConnectionLostException.class, lost -> {
                    assertThat(lost.sent()).isFalse();
                    assertThat(lost.reason().text()).isEqualTo(text);
                });
    }

    @Test
    void whenThePolicyGivesUpEverythingEnds() {
        net.policy = (attempt, reason) -> attempt < 3 ? Optional.of(Duration.ofSeconds(-5)) : Optional.empty();
        LastingConnection lasting = net.start();
        CompletionStage<?> waiting = lasting.send(new HeartbeatRequest());
        net.fails("no");
        net.scheduler.pass(Duration.ZERO);
        net.fails("no");
        net.scheduler.pass(Duration.ZERO);
        assertThat(lasting.closed().toCompletableFuture()).isNotDone();
        net.fails("no, for the last time");
        assertClosed(lasting, "no, for the last time");
        assertThat(failure(waiting)).isInstanceOf(ConnectionLostException.class);
        assertThat(net.scheduler.waiting()).isZero();
        assertThat(net.attempts).isEqualTo(3);
    }

    @Test
    void aPolicyOrATransportThatThrowsDoesNotLeaveItHanging() {
        net.policy = (attempt, reason) -> {
            throw new IllegalStateException("thrown on purpose by a test");
        };
        LastingConnection lasting = net.start();
        net.fails("no");
        assertThat(result(lasting.closed()).text()).contains("thrown on purpose");
        LastingConnection throwing = OcppClient.builder("CP-1", net.handlers)
                .build()
                .stayConnected(
                        (identity, acceptor) -> {
                            throw new IllegalStateException("no transport");
                        },
                        ReconnectOptions.DEFAULT.withPolicy((attempt, reason) -> Optional.empty()));
        assertThat(result(throwing.closed()).text()).isEqualTo("no transport");
    }

    @Test
    void aPolicyThatReturnsNothingOrThrowsAnErrorGivesUpAndSaysSo() {
        net.policy = (attempt, reason) -> nothing();
        LastingConnection lasting = net.start();
        CompletionStage<?> waiting = lasting.send(new HeartbeatRequest());
        net.fails("no");
        assertClosed(lasting, "the reconnect policy failed: java.lang.NullPointerException: it returned null");
        assertThat(failure(waiting)).isInstanceOf(ConnectionLostException.class);
        net.policy = (attempt, reason) -> {
            throw new AssertionError("on purpose");
        };
        lasting = net.start();
        net.fails("no");
        assertClosed(lasting, "the reconnect policy failed: java.lang.AssertionError: on purpose");
    }

    /** What an interface without null annotations lets an application return. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    @Test
    void closedWhileItConnects() {
        LastingConnection lasting = net.start();
        CompletionStage<?> waiting = lasting.send(new HeartbeatRequest());
        lasting.close(CloseReason.normal("bye"));
        assertClosed(lasting, "bye");
        assertThat(failure(waiting)).isInstanceOf(ConnectionLostException.class);
        RawStation late = net.opens();
        assertThat(late.closeReason().code()).isEqualTo(1001);
        assertThat(late.hasGotNothingMore()).isTrue();
        assertThat(lasting.connected()).isFalse();
        assertThat(net.scheduler.waiting()).isZero();
    }

    @Test
    void closedWhileItWaits() {
        LastingConnection lasting = net.start();
        CompletionStage<?> waiting = lasting.send(new HeartbeatRequest());
        net.fails("no");
        lasting.close(CloseReason.normal("bye"));
        assertClosed(lasting, "bye");
        assertThat(failure(waiting)).isInstanceOf(ConnectionLostException.class);
        assertThat(net.scheduler.waiting()).isZero();
        net.scheduler.pass(Duration.ofDays(1));
        assertThat(net.attempts).isEqualTo(1);
    }

    @Test
    void closedWhileConnectedItLetsTheCallThatWasSentBeAnswered() throws Exception {
        LastingConnection lasting = net.start();
        RawStation peer = net.opens();
        var sent = lasting.send(new HeartbeatRequest());
        var waiting = lasting.send(new HeartbeatRequest());
        var closed = lasting.close(CloseReason.normal("bye"));
        assertThat(failure(waiting)).isInstanceOf(ConnectionLostException.class);
        assertThat(closed.toCompletableFuture()).isNotDone();
        peer.types("[3,\"" + RawStation.messageId(peer.gets()) + "\",{\"currentTime\":\"2026-11-22T12:00:00Z\"}]");
        result(sent);
        assertThat(peer.closeReason().text()).isEqualTo("bye");
        assertClosed(lasting, "bye");
        assertThat(net.scheduler.waiting()).isZero();
        net.scheduler.pass(Duration.ofDays(1));
        assertThat(net.attempts).isEqualTo(1);
        assertThat(result(lasting.close(CloseReason.normal("again"))).text()).isEqualTo("bye");
    }

    @Test
    void closedFromWithinThePolicyItMakesNoFurtherAttempt() {
        CompletableFuture<LastingConnection> self = new CompletableFuture<>();
        net.policy = (attempt, reason) -> {
            self.join().close(CloseReason.normal("enough"));
            return Optional.of(SECOND);
        };
        self.complete(net.start());
        net.fails("no");
        assertClosed(self.join(), "enough");
        assertThat(net.scheduler.waiting()).isZero();
        net.scheduler.pass(Duration.ofDays(1));
        assertThat(net.attempts).isEqualTo(1);
    }
}
