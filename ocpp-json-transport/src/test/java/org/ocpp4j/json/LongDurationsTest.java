package org.ocpp4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.v16.HeartbeatRequest;

/** Times that people take for "for ever": endpoints and clients start, work and stop as with any other. */
class LongDurationsTest {
    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE / 1_000, 300L * 365 * 24 * 3_600})
    void everyTimeOfBothSides(long seconds) {
        Duration forEver = Duration.ofSeconds(seconds);
        ServerFixture door = new ServerFixture();
        door.transport.handshakeDeadline(forEver).pings(forEver, forEver);
        door.admission = handshake -> CompletableFuture.supplyAsync(() -> Decision.ACCEPT); // later, within a deadline
        door.start();
        CentralSystem central = Await.result(OcppClient.builder("CP-1", Handlers.ofStation())
                .build()
                .connect(WebSocketClientTransport.builder(door.bound().address())
                        .connectTimeout(forEver)
                        .pings(forEver, forEver)
                        .build()));
        Await.result(central.send(new HeartbeatRequest()));
        Await.result(door.server().stop(forEver));
        assertThat(Await.result(central.closed()).code()).isEqualTo(1001);
    }
}
