package org.ocpp4j.server.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.transport.InMemoryTransport;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.server.Await;

/** Who is let in while a server is being drained. */
class StationDrainTest {
    private static final Handshake HANDSHAKE = new Handshake("CP-1", Ocpp16.VERSION, "test", "/CP-1", Map.of());
    private static final Decision UNKNOWN = Decision.refuse(Decision.Refusal.UNKNOWN_STATION, "unknown");

    private static final Duration GRACE = Duration.ofMinutes(7);

    private final CompletableFuture<Decision> decided = new CompletableFuture<>();
    private final StationDrain drain = new StationDrain(handshake -> decided);
    private final OcppServer server =
            OcppServer.builder(Handlers.ofCentralSystem()).build();

    private void drained() {
        Await.result(drain.begin(server, Duration.ofSeconds(1), GRACE));
    }

    private static Decision.Refusal refusal(CompletionStage<Decision> decision) {
        return ((Decision.Refuse) Await.result(decision)).refusal();
    }

    @Test
    void admissionDecidesAsLongAsNothingIsDrained() {
        decided.complete(Decision.ACCEPT);
        assertThat(Await.result(drain.apply(HANDSHAKE))).isEqualTo(Decision.ACCEPT);
        drained();
        assertThat(refusal(drain.apply(HANDSHAKE))).isEqualTo(Decision.Refusal.UNAVAILABLE);
        drain.end();
        assertThat(Await.result(drain.apply(HANDSHAKE))).isEqualTo(Decision.ACCEPT);
    }

    @Test
    void whoIsAdmittedAfterTheLastWasSentAwayIsNotLetIn() {
        CompletionStage<Decision> slow = drain.apply(HANDSHAKE);
        drained();
        decided.complete(Decision.ACCEPT);
        assertThat(refusal(slow)).isEqualTo(Decision.Refusal.UNAVAILABLE);
    }

    @Test
    void whoIsRefusedLearnsTheReason() {
        CompletionStage<Decision> slow = drain.apply(HANDSHAKE);
        drained();
        decided.complete(UNKNOWN);
        assertThat(Await.result(slow)).isEqualTo(UNKNOWN);
    }

    private static CentralSystem connect(InMemoryTransport memory, OcppServer server) {
        Await.result(server.start(memory));
        return Await.result(
                OcppClient.builder("CP-1", Handlers.ofStation()).build().connect(memory));
    }

    /** It was admitted before, and has taken its time since. */
    @Test
    void whoComesAfterTheLastHasGoneIsSentAway() {
        drained();
        OcppServer late =
                OcppServer.builder(Handlers.ofCentralSystem()).listener(drain).build();
        assertThat(Await.result(connect(new InMemoryTransport(), late).closed()).text())
                .contains("drained");
        drain.end();
        CentralSystem welcome = connect(new InMemoryTransport(), late);
        assertThat(late.station("CP-1")).isPresent();
        Await.result(welcome.close(CloseReason.normal("done")));
    }

    @Test
    void whatIsUnderWayHasTheTimeThatWasGiven() {
        CompletableFuture<HeartbeatResponse> slow = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        Handlers<Station> handlers = Handlers.ofCentralSystem();
        handlers.onAsync(HeartbeatRequest.class, (station, beat) -> {
            begun.countDown();
            return slow;
        });
        List<Duration> delays = new CopyOnWriteArrayList<>();
        Scheduler noted = (delay, task) -> {
            delays.add(delay);
            return Scheduler.shared().schedule(delay, task);
        };
        OcppServer busy = OcppServer.builder(handlers)
                .options(EngineOptions.DEFAULT.toBuilder().scheduler(noted).build())
                .build();
        CentralSystem central = connect(new InMemoryTransport(), busy);
        CompletionStage<HeartbeatResponse> answer = central.send(new HeartbeatRequest());
        Await.until("the call is handled", () -> begun.getCount() == 0);
        CompletionStage<Void> empty = drain.begin(busy, Duration.ofSeconds(1), GRACE);
        Await.until("it is being closed", () -> delays.contains(GRACE));
        assertThat(delays).doesNotContain(EngineOptions.DEFAULT.closeGrace());
        slow.complete(new HeartbeatResponse(Instant.EPOCH));
        assertThat(Await.result(answer).currentTime()).isEqualTo(Instant.EPOCH);
        Await.result(empty);
    }
}
