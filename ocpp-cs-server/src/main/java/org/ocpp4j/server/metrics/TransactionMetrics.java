package org.ocpp4j.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.event.Events;
import org.ocpp4j.server.thread.Threads;

/**
 * Counts transactions that begin and end, and those that are open. Open ones are counted in the database by a thread of its
 * own, once in 15 s at most and for a fiftieth of its time at most; between, the last count is shown. While the database is
 * away there is none. Closing ends the thread; it waits for nothing.
 */
public final class TransactionMetrics implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final Database database;
    private final Runnable deaf;
    private final ScheduledThreadPoolExecutor thread = Threads.timer("ocpp-metrics");
    private volatile double open = Double.NaN;

    /**
     * Begins to count.
     *
     * @param registry where the counters are
     * @param database where transactions are
     * @param events the source of events of transactions
     */
    public TransactionMetrics(MeterRegistry registry, Database database, Events events) {
        this.database = database;
        Counter started = counter(registry, "started", "Transactions that were begun");
        Counter stopped = counter(registry, "stopped", "Transactions that have ended");
        this.deaf = events.listen(
                EnumSet.of(EventType.TRANSACTION_STARTED, EventType.TRANSACTION_STOPPED),
                event -> (event.type() == EventType.TRANSACTION_STARTED ? started : stopped).increment());
        Gauge.builder("ocpp.transactions.open", this, TransactionMetrics::open)
                .description("Transactions that are open; counted now and then, NaN while the database is away")
                .register(registry);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false); // or the next count would keep it
        thread.execute(this::count);
    }

    private static Counter counter(MeterRegistry registry, String what, String description) {
        return Counter.builder("ocpp.transactions." + what)
                .description(description)
                .register(registry);
    }

    private double open() {
        return open;
    }

    private void count() {
        long begin = System.nanoTime();
        try {
            read();
        } finally { // whatever happened
            later(Math.max(PAUSE.toNanos(), 50 * (System.nanoTime() - begin)));
        }
    }

    private void read() {
        try {
            open = database.read(handle -> handle.createQuery(
                            "select count(*) from charging_transaction where stop_received_at is null")
                    .mapTo(Long.class)
                    .one());
        } catch (RuntimeException away) {
            open = Double.NaN;
        }
    }

    private void later(long pause) {
        try {
            thread.schedule(this::count, pause, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            open = Double.NaN;
        }
    }

    /** Ends. */
    @Override
    public void close() {
        deaf.run();
        thread.shutdown(); // interrupts no thread: a read under way may end
    }
}
