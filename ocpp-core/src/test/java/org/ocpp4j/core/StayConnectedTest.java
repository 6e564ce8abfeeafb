package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.core.EngineFixture.result;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.client.LastingConnection;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.client.ReconnectOptions;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.transport.InMemoryTransport;
import org.ocpp4j.core.v16.HeartbeatRequest;

/** How a client that stays connected comes and goes: attempts and waits. */
class StayConnectedTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final LastingFixture net = new LastingFixture();

    @Test
    void aConnectionThatEndsIsReplaced() {
        LastingConnection lasting = net.start();
        assertThat(lasting.connected()).isFalse();
        RawStation first = net.opens();
        CentralSystem before = lasting.current().orElseThrow();
        assertThat(lasting.connected()).isTrue();
        first.loses(CloseReason.failed("cable cut"));
        assertThat(lasting.connected()).isFalse();
        assertThat(net.isConnecting()).isFalse();
        net.scheduler.pass(SECOND);
        net.opens();
        assertThat(lasting.current()).get().isNotSameAs(before);
        assertThat(net.asked).containsExactly("1 The connection ended: FAILED (cable cut)");
    }

    @Test
    void attemptsThatFailAreCountedAndWaitLongerAndLonger() {
        net.start();
        net.fails("refused with 401");
        for (int wait = 1; wait <= 8; wait *= 2) {
            net.scheduler.pass(Duration.ofSeconds(wait).minusMillis(1));
            assertThat(net.isConnecting()).isFalse();
            net.scheduler.pass(Duration.ofMillis(1));
            net.fails("refused with 401");
        }
        assertThat(net.asked)
                .containsExactly(
                        "1 refused with 401",
                        "2 refused with 401",
                        "3 refused with 401",
                        "4 refused with 401",
                        "5 refused with 401");
    }

    @Test
    void aServerThatAcceptsAndDropsIsNotHammered() {
        net.start();
        net.opens().loses(CloseReason.failed("dropped"));
        for (int second = 0; second < 3600; second++) {
            net.scheduler.pass(SECOND);
            if (net.isConnecting()) {
                net.opens().loses(CloseReason.failed("dropped"));
            }
        }
        // 9 waits that double make 511 s, and 10 of 5 min fit into what is left of the hour.
        assertThat(net.attempts).isEqualTo(1 + 9 + 10);
    }

    @Test
    void anAnswerIsNoSignOfASteadyConnectionAndTimeIs() throws Exception {
        LastingConnection lasting = net.start();
        RawStation answering = net.opens();
        var beat = lasting.send(new HeartbeatRequest());
        answering.types(
                "[3,\"" + RawStation.messageId(answering.gets()) + "\",{\"currentTime\":\"2026-11-22T12:00:00Z\"}]");
        result(beat);
        RawStation second = net.breaksAndOpens(answering);
        second.loses(CloseReason.failed("cable cut"));
        assertThat(net.asked).last().asString().startsWith("2 ");
        net.scheduler.pass(Duration.ofSeconds(2));
        RawStation third = net.opens();
        net.scheduler.pass(Duration.ofSeconds(30));
        third.loses(CloseReason.failed("cable cut"));
        assertThat(net.asked).last().asString().startsWith("1 ");
    }

    @Test
    void anAttemptThatNeverEndsIsGivenUpAndWhatItOpensTooLateIsClosed() {
        LastingConnection lasting = net.start();
        net.scheduler.pass(Duration.ofMinutes(1));
        assertThat(net.asked).containsExactly("1 no connection within PT1M");
        RawStation late = net.opens();
        assertThat(late.isClosed()).isTrue();
        assertThat(lasting.connected()).isFalse();
        net.scheduler.pass(SECOND);
        net.scheduler.pass(Duration.ofMinutes(1));
        net.fails("too late to matter");
        assertThat(net.asked).last().isEqualTo("2 no connection within PT1M");
        net.scheduler.pass(Duration.ofSeconds(2));
        net.opens();
        assertThat(lasting.connected()).isTrue();
    }

    @Test
    void closingTheCurrentConnectionOpensAnother() {
        LastingConnection lasting = net.start();
        net.opens();
        lasting.current().orElseThrow().close(CloseReason.normal("restart"));
        assertThat(lasting.connected()).isFalse();
        net.scheduler.pass(SECOND);
        net.opens();
        assertThat(lasting.connected()).isTrue();
    }

    @Test
    void aRefusalIsRetriedUntilTheServerTakesTheStation() {
        CompletableFuture<Boolean> known = new CompletableFuture<>();
        InMemoryTransport memory = new InMemoryTransport();
        result(OcppServer.builder(Handlers.ofCentralSystem())
                .admission(handshake -> CompletableFuture.completedFuture(
                        known.isDone()
                                ? Decision.ACCEPT
                                : Decision.refuse(Decision.Refusal.UNAUTHORIZED, "not known yet")))
                .build()
                .start(memory));
        LastingConnection lasting = OcppClient.builder("CP-1", net.handlers)
                .options(EngineOptions.DEFAULT.toBuilder()
                        .scheduler(net.scheduler)
                        .completionExecutor(Runnable::run)
                        .build())
                .build()
                .stayConnected(memory, ReconnectOptions.DEFAULT);
        net.scheduler.pass(SECOND);
        assertThat(lasting.connected()).isFalse();
        known.complete(true);
        net.scheduler.pass(Duration.ofSeconds(2));
        assertThat(lasting.connected()).isTrue();
    }
}
