package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.core.EngineFixture.result;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocpp4j.core.client.LastingConnection;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.client.ReconnectOptions;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.core.transport.InMemoryTransport;
import org.ocpp4j.core.v16.ClearCacheRequest;
import org.ocpp4j.core.v16.ClearCacheResponse;
import org.ocpp4j.core.v16.ClearCacheStatus;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;

/** Durations that people take for "for ever": they are taken as long, and nothing overflows. */
class LongDurationsTest {
    static Stream<Duration> durations() {
        return Stream.of(
                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                Duration.ofMillis(Long.MAX_VALUE),
                Duration.ofDays(365 * 300),
                Duration.ofNanos(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("durations")
    void callsAreSentAnsweredAndClosed(Duration forEver) {
        InMemoryTransport memory = new InMemoryTransport();
        EngineOptions options = EngineOptions.DEFAULT.toBuilder()
                .callTimeout(forEver)
                .replyTimeout(forEver)
                .closeGrace(forEver)
                .build();
        OcppServer server = OcppServer.builder(Handlers.ofCentralSystem()
                        .onAsync(
                                HeartbeatRequest.class,
                                (station, beat) -> CompletableFuture.supplyAsync(
                                        () -> new HeartbeatResponse(java.time.Instant.EPOCH))))
                .options(options)
                .build();
        result(server.start(memory));
        LastingConnection lasting = OcppClient.builder(
                        "CP-1",
                        Handlers.ofStation()
                                .on(
                                        ClearCacheRequest.class,
                                        (centralSystem, request) -> new ClearCacheResponse(ClearCacheStatus.ACCEPTED)))
                .options(options)
                .build()
                .stayConnected(
                        memory,
                        ReconnectOptions.DEFAULT
                                .queueing(3, forEver)
                                .withConnectTimeout(forEver)
                                .withSteadyAfter(forEver));
        result(lasting.send(new HeartbeatRequest(), CallOptions.timeout(forEver)));
        Station station = server.station("CP-1").orElseThrow();
        result(station.send(new ClearCacheRequest(), CallOptions.timeout(forEver)));
        result(station.send(new ClearCacheRequest()));
        result(station.close(CloseReason.normal("bye"), forEver));
        lasting.close(CloseReason.normal("bye"));
        result(lasting.closed());
        result(server.stop(forEver));
    }

    @ParameterizedTest
    @MethodSource("durations")
    void aPolicyMayWaitForEver(Duration forEver) {
        List<Duration> delays = new CopyOnWriteArrayList<>();
        Scheduler scheduler = (delay, task) -> {
            delays.add(delay);
            return Scheduler.shared().schedule(delay, task);
        };
        CompletionStage<Void> refused = CompletableFuture.failedFuture(new IllegalStateException("refused"));
        LastingConnection lasting = OcppClient.builder("CP-1", Handlers.ofStation())
                .options(EngineOptions.DEFAULT.toBuilder()
                        .scheduler(scheduler)
                        .completionExecutor(Runnable::run)
                        .build())
                .build()
                .stayConnected(
                        (identity, acceptor) -> refused,
                        ReconnectOptions.DEFAULT.withPolicy((attempt, reason) -> Optional.of(forEver)));
        assertThat(delays)
                .hasSize(2)
                .allSatisfy(delay -> assertThat(delay.toNanos()).isPositive());
        assertThat(lasting.closed().toCompletableFuture()).isNotDone();
        result(lasting.close(CloseReason.normal("bye")));
    }
}
