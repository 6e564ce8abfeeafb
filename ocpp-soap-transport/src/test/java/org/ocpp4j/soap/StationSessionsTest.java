package org.ocpp4j.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.core.v16.ClearCacheRequest;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;

/** Who is there: sessions begin with a request, last as long as a lease, and end in good order. */
class StationSessionsTest {
    private static SoapPair pair(UnaryOperator<SoapOptions.Builder> change) {
        return new SoapPair(Handlers.ofCentralSystem(), Handlers.ofStation(), change, EngineOptions.DEFAULT);
    }

    private static Station introduced(SoapPair pair) {
        pair.post(Envelopes.HEARTBEAT_16);
        return pair.server.station("CP-1").orElseThrow();
    }

    @Test
    void aStationThatIsNotHeardOfIsGone() throws Exception {
        try (SoapPair pair = pair(options ->
                options.lease(Duration.ofMillis(100)).caller((target, headers, body) -> new CompletableFuture<>()))) {
            Station station = introduced(pair);
            CompletableFuture<?> call = station.send(new ClearCacheRequest()).toCompletableFuture();
            CloseReason reason = station.closed().toCompletableFuture().get(10, TimeUnit.SECONDS);
            assertThat(reason.text()).contains("not heard of");
            assertThat(catchThrowable(() -> call.get(10, TimeUnit.SECONDS)))
                    .cause()
                    .isInstanceOfSatisfying(
                            ConnectionLostException.class,
                            lost -> assertThat(lost.sent()).isTrue());
            assertThat(pair.server.stations()).isEmpty();
            assertThat(introduced(pair)).isNotSameAs(station);
        }
    }

    @Test
    void everyRequestRenewsTheLease() throws Exception {
        BlockingQueue<Runnable> timers = new LinkedBlockingQueue<>();
        BlockingQueue<Duration> delays = new LinkedBlockingQueue<>();
        Duration lease = Duration.ofHours(1);
        Scheduler scheduler = (delay, task) -> {
            delays.add(delay);
            timers.add(task);
            return () -> timers.remove(task);
        };
        try (SoapPair pair = pair(options -> options.lease(lease).scheduler(scheduler))) {
            introduced(pair);
            assertThat(delays.take()).isLessThanOrEqualTo(lease);
            long first = System.nanoTime();
            while (System.nanoTime() - first < 1_000_000) {
                Thread.onSpinWait();
            }
            long last = System.nanoTime();
            introduced(pair);
            timers.take().run();
            assertThat(delays.take()).isGreaterThanOrEqualTo(lease.minusNanos(System.nanoTime() - last));
        }
        assertThat(timers).isEmpty();
    }

    @Test
    void anEndpointThatStopsAnswersWhatItHasBegun() throws Exception {
        CompletableFuture<HeartbeatResponse> answer = new CompletableFuture<>();
        SoapPair pair = new SoapPair(
                Handlers.ofCentralSystem().onAsync(HeartbeatRequest.class, (station, request) -> answer),
                Handlers.ofStation());
        CompletableFuture<SoapResponse> response =
                CompletableFuture.supplyAsync(() -> pair.post(Envelopes.HEARTBEAT_16));
        while (pair.trees.isEmpty()) {
            Thread.onSpinWait();
        }
        CompletableFuture<Void> stopped =
                pair.bound.stop(Duration.ofSeconds(20)).toCompletableFuture();
        assertThat(pair.post(Envelopes.HEARTBEAT_16).status()).isEqualTo(503);
        assertThat(stopped).isNotDone();
        assertThat(pair.server.stations()).hasSize(1);
        answer.complete(new HeartbeatResponse(Instant.EPOCH));
        assertThat(response.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        stopped.get(10, TimeUnit.SECONDS);
        assertThat(pair.server.stations()).isEmpty();
    }

    @Test
    void thereIsAMostOfStations() {
        try (SoapPair pair = pair(options -> options.mostStations(1))) {
            introduced(pair);
            SoapResponse other = pair.post(Envelopes.HEARTBEAT_16.replace("CP-1", "CP-2"));
            assertThat(other.status()).isEqualTo(503);
            assertThat(pair.post(Envelopes.HEARTBEAT_16).status()).isEqualTo(500); // no handler, but let in
            assertThat(pair.refused).extracting(RefusedRequest::identity).containsExactly(Optional.of("CP-2"));
        }
    }

    @Test
    void manyFirstRequestsAtOnceMakeOneSession() throws Exception {
        int threads = 4;
        int stations = 300;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier together = new CyclicBarrier(threads);
        try (SoapPair pair = pair(options -> options)) {
            Callable<Void> firstRequests = () -> {
                for (int i = 0; i < stations; i++) {
                    together.await(10, TimeUnit.SECONDS);
                    pair.post(Envelopes.HEARTBEAT_16.replace("CP-1", "CP-" + i));
                }
                return null;
            };
            for (Future<Void> each : pool.invokeAll(Collections.nCopies(threads, firstRequests))) {
                each.get();
            }
            assertThat(pair.server.stations()).hasSize(stations);
            assertThat(pair.connected).hasValue(stations);
        } finally {
            pool.shutdownNow();
        }
    }
}
