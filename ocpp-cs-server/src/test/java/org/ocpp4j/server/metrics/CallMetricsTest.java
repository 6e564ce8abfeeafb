package org.ocpp4j.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.InMemoryTransport;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.v16.ResetRequest;
import org.ocpp4j.core.v16.ResetResponse;
import org.ocpp4j.core.v16.ResetStatus;
import org.ocpp4j.core.v16.ResetType;
import org.ocpp4j.server.command.CommandSettings;
import org.ocpp4j.server.command.StationLines;

class CallMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private static <T> T result(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private long calls(String direction, String action, String outcome) {
        return registry.get("ocpp.calls")
                .tags("version", "1.6", "direction", direction, "action", action, "outcome", outcome)
                .timer()
                .count();
    }

    @Test
    void callsAndStationsAreCounted() {
        InMemoryTransport memory = new InMemoryTransport();
        OcppServer server = OcppServer.builder(Handlers.ofCentralSystem()
                        .on(HeartbeatRequest.class, (station, beat) -> new HeartbeatResponse(Instant.now())))
                .interceptor(new CallMetrics(registry))
                .build();
        StationMetrics.register(
                registry,
                server,
                new StationLines(
                        new CommandSettings(Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 1, 1, false),
                        Clock.systemUTC()));
        result(server.start(memory));
        CentralSystem central = result(OcppClient.builder(
                        "CP-1",
                        Handlers.ofStation()
                                .on(ResetRequest.class, (system, reset) -> new ResetResponse(ResetStatus.ACCEPTED)))
                .build()
                .connect(memory));

        result(central.send(new HeartbeatRequest()));
        assertThatThrownBy(() -> result(central.send(new AuthorizeRequest("TAG"))))
                .hasCauseInstanceOf(CallRejectedException.class);
        result(server.station("CP-1").orElseThrow().send(new ResetRequest(ResetType.SOFT)));

        assertThat(calls("received", "Heartbeat", "result")).isEqualTo(1);
        assertThat(calls("received", "Authorize", "error")).isEqualTo(1);
        assertThat(calls("sent", "Reset", "result")).isEqualTo(1);
        assertThat(registry.get("ocpp.stations")
                        .tags("version", "1.6", "protocol", "JSON")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }
}
