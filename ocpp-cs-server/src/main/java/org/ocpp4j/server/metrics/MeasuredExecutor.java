package org.ocpp4j.server.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Shows how busy the threads are that run handlers, and how long calls wait for one. Thread-safe. */
public final class MeasuredExecutor implements Executor {
    private final Executor threads;
    private final Timer wait;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger active = new AtomicInteger();

    /**
     * Measures into a registry.
     *
     * @param registry where the gauges are; it holds this weakly
     * @param threads runs the tasks
     */
    public MeasuredExecutor(MeterRegistry registry, Executor threads) {
        this.threads = threads;
        this.wait = Timer.builder("ocpp.handlers.wait")
                .description("How long stations with calls to be handled wait for a thread")
                .serviceLevelObjectives(Buckets.CALLS)
                .register(registry);
        Gauge.builder("ocpp.handlers.waiting", waiting, AtomicInteger::get)
                .description("Stations with calls to be handled that wait for a thread")
                .register(registry);
        Gauge.builder("ocpp.handlers.active", active, AtomicInteger::get)
                .description("Threads that run handlers")
                .register(registry);
    }

    @Override
    public void execute(Runnable task) {
        long asked = System.nanoTime();
        waiting.incrementAndGet();
        try {
            threads.execute(() -> run(task, asked));
        } catch (RuntimeException refused) {
            waiting.decrementAndGet();
            throw refused;
        }
    }

    private void run(Runnable task, long asked) {
        waiting.decrementAndGet();
        wait.record(Duration.ofNanos(System.nanoTime() - asked));
        active.incrementAndGet();
        try {
            task.run();
        } finally {
            active.decrementAndGet();
        }
    }
}
