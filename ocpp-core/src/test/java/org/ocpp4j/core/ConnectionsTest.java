package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.core.EngineFixture.failure;
import static org.ocpp4j.core.EngineFixture.result;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.v16.ClearCacheRequest;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.v16.ResetRequest;
import org.ocpp4j.core.v16.ResetType;

/** Who is connected, and how connections end. */
class ConnectionsTest {
    private final EngineFixture engine = new EngineFixture();

    @Test
    void theNewestConnectionOfAnIdentityReplacesTheOldOne() {
        OcppServer server = engine.start();
        RawStation old = engine.connect("CP-1").closingSlowly();
        Station before = engine.station("CP-1");
        engine.connect("CP-1");
        Station after = engine.station("CP-1");
        assertThat(after).isNotSameAs(before);
        assertThat(old.closeReason().kind()).isEqualTo(CloseReason.Kind.REPLACED);
        old.loses(CloseReason.failed("late"));
        assertThat(server.station("CP-1")).containsSame(after);
        assertThat(server.stations()).containsExactly(after);
        assertThat(engine.heard).containsExactly("connected CP-1", "connected CP-1", "disconnected CP-1 FAILED");
    }

    @Test
    void aStationThatHasGoneIsNoLongerListed() {
        OcppServer server = engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.loses(CloseReason.failed("gone"));
        assertThat(server.station("CP-1")).isEmpty();
        assertThat(server.stations()).isEmpty();
    }

    @Test
    void aCloseInGoodOrderLetsAnswersDrainBothWays() throws Exception {
        CompletableFuture<HeartbeatResponse> slow = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        engine.handlers.onAsync(HeartbeatRequest.class, (station, beat) -> {
            begun.countDown();
            return slow;
        });
        engine.start();
        RawStation raw = engine.connect("CP-1");
        Station station = engine.station("CP-1");
        raw.types("[2,\"1\",\"Heartbeat\",{}]");
        begun.await();
        var sent = station.send(new ResetRequest(ResetType.SOFT));
        var waiting = station.send(new ClearCacheRequest());
        var closed = station.close(CloseReason.normal("bye"));
        assertThat(failure(waiting)).isInstanceOf(ConnectionLostException.class);
        assertThat(failure(station.send(new ClearCacheRequest()))).isInstanceOf(ConnectionLostException.class);
        assertThat(raw.isClosed()).isFalse();
        raw.types("[3,\"" + RawStation.messageId(raw.gets()) + "\",{\"status\":\"Accepted\"}]");
        result(sent);
        assertThat(raw.isClosed()).isFalse();
        slow.complete(new HeartbeatResponse(Instant.EPOCH));
        assertThat(raw.gets()).startsWith("[3,\"1\"");
        assertThat(result(closed).text()).isEqualTo("bye");
        assertThat(raw.closeReason().code()).isEqualTo(1000);
        assertThat(engine.scheduler.waiting()).isZero();
    }

    @Test
    void aCloseDoesNotWaitForEver() {
        engine.start();
        RawStation raw = engine.connect("CP-1");
        var sent = engine.station("CP-1").send(new ResetRequest(ResetType.SOFT));
        engine.station("CP-1").close(CloseReason.normal("bye"));
        engine.scheduler.pass(Duration.ofSeconds(5));
        assertThat(raw.closeReason().text()).isEqualTo("bye");
        assertThat(failure(sent)).isInstanceOf(ConnectionLostException.class);
    }

    @Test
    void aCloseMayHaveATimeOfItsOwn() {
        engine.start();
        RawStation raw = engine.connect("CP-1");
        engine.station("CP-1").send(new ResetRequest(ResetType.SOFT));
        engine.station("CP-1").close(CloseReason.normal("bye"), Duration.ofSeconds(20));
        engine.scheduler.pass(Duration.ofSeconds(19));
        assertThat(raw.isClosed()).isFalse();
        engine.scheduler.pass(Duration.ofSeconds(1));
        assertThat(raw.closeReason().text()).isEqualTo("bye");
    }

    @Test
    void aCallThatComesWhileTheConnectionClosesIsRefused() throws Exception {
        engine.start();
        RawStation raw = engine.connect("CP-1");
        engine.station("CP-1").send(new ResetRequest(ResetType.SOFT));
        raw.gets();
        engine.station("CP-1").close(CloseReason.normal("bye"));
        raw.closingSlowly();
        engine.scheduler.pass(Duration.ofSeconds(5));
        raw.types("[2,\"1\",\"Heartbeat\",{}]");
        assertThat(raw.gets()).startsWith("[4,\"1\"");
    }

    @Test
    void aListenerThatThrowsHarmsNoConnection() throws Exception {
        Handlers<Station> handlers = Handlers.ofCentralSystem();
        handlers.on(HeartbeatRequest.class, (station, beat) -> new HeartbeatResponse(Instant.EPOCH));
        OcppServer server = OcppServer.builder(handlers)
                .listener(new PeerListener<>() {
                    @Override
                    public void connected(Station peer) {
                        throw new IllegalStateException("thrown on purpose by a test");
                    }
                })
                .build();
        server.start(engine).toCompletableFuture().join();
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\",\"Heartbeat\",{}]");
        assertThat(raw.gets()).startsWith("[3,\"1\"");
    }
}
