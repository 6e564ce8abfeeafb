package org.ocpp4j.emulator;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the tasks of one station one after another, in order, on a pool that stations share. State that only its tasks
 * use needs no lock: each task sees the writes of earlier tasks.
 *
 * <p>The queue itself has no bound, but its sources are bounded: one task of the engine's mailbox, the answers to at
 * most as many calls as the engine's send queue holds, and the alarms of the station, a handful for each connector.
 */
final class SerialExecutor implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(SerialExecutor.class);

    /** After this many tasks the thread switches to another station. */
    private static final int BATCH = 64;

    private final Executor pool;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    SerialExecutor(Executor pool) {
        this.pool = pool;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            pool.execute(this::runBatch);
        }
    }

    private void runBatch() {
        for (int ran = 0; ran < BATCH; ran++) {
            Runnable task = tasks.poll();
            if (task != null) {
                run(task);
            }
            if (waiting.decrementAndGet() == 0) {
                return;
            }
        }
        pool.execute(this::runBatch);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error failed) { // the next task must still run
            LOG.error("A task of a station failed", failed);
        }
    }
}
