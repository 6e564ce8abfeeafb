package org.ocpp4j.server.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.OcppServer;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.server.Await;

/** Who is let in while a server is being drained. */
class StationDrainTest {
    private static final Handshake HANDSHAKE = new Handshake("CP-1", Ocpp16.VERSION, "test", "/CP-1", Map.of());
    private static final Decision UNKNOWN = Decision.refuse(Decision.Refusal.UNKNOWN_STATION, "unknown");

    private final CompletableFuture<Decision> decided = new CompletableFuture<>();
    private final StationDrain drain = new StationDrain(handshake -> decided);
    private final OcppServer server =
            OcppServer.builder(Handlers.ofCentralSystem()).build();

    private void drained() {
        Await.result(drain.begin(server, Duration.ofSeconds(1)));
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
}
