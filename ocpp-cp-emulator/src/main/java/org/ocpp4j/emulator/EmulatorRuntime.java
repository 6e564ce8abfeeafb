package org.ocpp4j.emulator;

import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.ocpp4j.core.time.Scheduler;

/**
 * Threads, clock and randomness, shared by all stations; tests use their own. Everything in it is thread-safe, except
 * that each random generator belongs to one station.
 *
 * @param executor runs the stations, which never block its threads
 * @param scheduler runs delayed tasks
 * @param clock the clock
 * @param randoms creates one generator for each station
 */
public record EmulatorRuntime(
        Executor executor, Scheduler scheduler, InstantSource clock, Supplier<RandomGenerator> randoms) {

    /**
     * Creates a runtime with the real time and a few daemon threads, however many stations there are.
     *
     * @return a runtime with a pool of its own; its threads end when they are idle
     */
    public static EmulatorRuntime create() {
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        AtomicInteger number = new AtomicInteger();
        // The queue holds at most one task of each station: see SerialExecutor.
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(threads, threads, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "emulator-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return new EmulatorRuntime(pool, Scheduler.shared(), InstantSource.system(), SplittableRandom::new);
    }
}
