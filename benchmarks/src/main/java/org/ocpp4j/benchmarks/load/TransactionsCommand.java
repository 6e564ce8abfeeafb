package org.ocpp4j.benchmarks.load;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.transport.ClientTransport;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.json.WebSocketClientTransport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code transactions}: stations that start and stop transactions at a central system as fast as they are answered, one
 * call at a time each. Counts answers, so with a central system that commits first: commits.
 */
@Command(name = "transactions", description = "Starts and stops transactions at a running central system.")
final class TransactionsCommand implements Callable<Integer> {
    @Option(names = "--url", defaultValue = "ws://127.0.0.1:9220/ocpp", description = "The central system.")
    private URI url = URI.create("ws://127.0.0.1:9220/ocpp");

    @Option(names = "--stations", defaultValue = "100", description = "How many stations.")
    private int stations;

    @Option(names = "--warm-up", defaultValue = "10", description = "Seconds that do not count.")
    private int warmUp;

    @Option(names = "--seconds", defaultValue = "30", description = "Seconds that count.")
    private int seconds;

    @Option(names = "--id-tag", defaultValue = "demo", description = "Who charges.")
    private String idTag = "demo";

    private volatile boolean running = true;
    private volatile boolean counting;
    private final LatencyHistogram starts = new LatencyHistogram();
    private final LatencyHistogram stops = new LatencyHistogram();

    @Override
    public Integer call() throws Exception {
        ClientTransport transport = WebSocketClientTransport.builder(url).build();
        List<CompletableFuture<Void>> loops = new ArrayList<>();
        for (int number = 1; number <= stations; number++) {
            CentralSystem centralSystem = OcppClient.builder("LOAD-" + number, Handlers.ofStation())
                    .build()
                    .connect(transport)
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            centralSystem
                    .send(new BootNotificationRequest("ocpp4j", "load"))
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            loops.add(charge(centralSystem, 0).toCompletableFuture());
        }
        TimeUnit.SECONDS.sleep(warmUp);
        long begin = System.nanoTime();
        counting = true;
        TimeUnit.SECONDS.sleep(seconds);
        counting = false;
        double elapsed = (System.nanoTime() - begin) / 1e9;
        running = false;
        CompletableFuture.allOf(loops.toArray(CompletableFuture<?>[]::new)).get(60, TimeUnit.SECONDS);
        print("StartTransaction", starts, elapsed);
        print("StopTransaction", stops, elapsed);
        return 0;
    }

    private CompletionStage<Void> charge(CentralSystem centralSystem, int count) {
        if (!running) {
            return CompletableFuture.completedFuture(null);
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        long started = System.nanoTime();
        return centralSystem
                .send(new StartTransactionRequest(1, idTag, now, count, null))
                .thenCompose(start -> {
                    long stopped = count(starts, started);
                    return centralSystem
                            .send(new StopTransactionRequest(start.transactionId(), null, now, count + 1, null, null))
                            .thenRun(() -> count(stops, stopped));
                })
                .thenComposeAsync(done -> charge(centralSystem, count + 1));
    }

    private long count(LatencyHistogram histogram, long since) {
        long now = System.nanoTime();
        if (counting) {
            synchronized (histogram) {
                histogram.record(now - since);
            }
        }
        return now;
    }

    private static void print(String action, LatencyHistogram histogram, double elapsed) {
        synchronized (histogram) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.0f a second; ms at 50%% %.1f, 99%% %.1f, longest %.1f%n",
                    action,
                    histogram.total() / elapsed,
                    histogram.quantile(0.5) / 1e6,
                    histogram.quantile(0.99) / 1e6,
                    histogram.max() / 1e6);
        }
    }
}
