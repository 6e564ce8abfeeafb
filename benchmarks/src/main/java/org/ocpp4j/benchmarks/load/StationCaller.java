package org.ocpp4j.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CallOptions;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.message.ToStation;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.v16.AvailabilityType;
import org.ocpp4j.core.v16.ChangeAvailabilityRequest;
import org.ocpp4j.core.v16.MessageTrigger;
import org.ocpp4j.core.v16.TriggerMessageRequest;

/**
 * Calls random stations that are connected, at a steady rate, and counts how each call ended. The counters are written by
 * whatever thread ends a call; the rest is used by one thread.
 */
final class StationCaller {
    private static final CallOptions OPTIONS = CallOptions.timeout(Duration.ofSeconds(10));
    private static final int ROUNDS_PER_SECOND = 50;

    private final OcppServer server;
    private final LongAdder started = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final LongAdder ended = new LongAdder();
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService thread;

    StationCaller(OcppServer server) {
        this.server = server;
    }

    /** Begins, in a thread of its own. */
    void begin(int callsPerSecond) {
        end();
        int calls = Math.max(1, callsPerSecond / ROUNDS_PER_SECOND);
        ScheduledExecutorService begun = Executors.newSingleThreadScheduledExecutor();
        begun.scheduleAtFixedRate(() -> round(calls), 0, 1000 / ROUNDS_PER_SECOND, TimeUnit.MILLISECONDS);
        thread = begun;
    }

    /** Begins no more calls; what was begun goes on. */
    void end() {
        ScheduledExecutorService begun = thread;
        thread = null;
        if (begun != null) {
            begun.shutdownNow();
            try {
                begun.awaitTermination(10, TimeUnit.SECONDS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** How the calls ended so far. */
    CallsToStations report() {
        Map<String, Long> counts = new TreeMap<>();
        failures.forEach((name, count) -> counts.put(name, count.sum()));
        long over = ended.sum(); // read before what was started, so that the difference is never negative
        return new CallsToStations(started.sum(), answered.sum(), counts, started.sum() - over);
    }

    private void round(int calls) {
        List<Station> stations = List.copyOf(server.stations());
        for (int call = 0; call < calls && !stations.isEmpty(); call++) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            Station station = stations.get(random.nextInt(stations.size()));
            started.increment();
            if (random.nextBoolean()) {
                count(send(station, new TriggerMessageRequest(MessageTrigger.HEARTBEAT, null)));
            } else {
                count(send(station, new ChangeAvailabilityRequest(0, AvailabilityType.OPERATIVE)));
            }
        }
    }

    private static <R extends Response> CompletionStage<R> send(Station station, ToStation<R> request) {
        return station.send(request, OPTIONS);
    }

    private void count(CompletionStage<?> call) {
        call.whenComplete((answer, failure) -> {
            if (failure == null) {
                answered.increment();
            } else {
                Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                String name =
                        String.valueOf(cause == null ? null : cause.getClass().getSimpleName());
                failures.computeIfAbsent(name, first -> new LongAdder()).increment();
            }
            ended.increment();
        });
    }
}
