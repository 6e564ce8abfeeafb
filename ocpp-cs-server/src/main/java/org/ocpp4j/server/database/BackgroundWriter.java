package org.ocpp4j.server.database;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.ocpp4j.server.thread.Threads;
import org.ocpp4j.server.thread.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that writes to the database what others have left for it. What waits belongs to the work and is bounded
 * there. While the database is away it is tried again every second; that is logged once. When this is closed the rest is
 * written, if that can be done within two seconds.
 */
public final class BackgroundWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWriter.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final BooleanSupplier work;
    private final Worker thread;
    private boolean woken; // these two are guarded by this
    private boolean closed;
    private boolean away; // of the thread

    /**
     * Does not run yet.
     *
     * @param name of the thread
     * @param work writes a part of what there is; false if there is nothing. If the database is away it throws, and
     *     forgets nothing
     */
    public BackgroundWriter(String name, BooleanSupplier work) {
        this.work = work;
        this.thread = Threads.worker(name, this::run);
    }

    public void start() {
        thread.start();
    }

    /** There is something to write. Never blocks. */
    public synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** Begins with what an error may have left. */
    private void run() throws InterruptedException {
        do {
            writeAll();
        } while (awaitWork());
        writeAll();
    }

    private synchronized boolean awaitWork() throws InterruptedException {
        while (!woken && !closed) {
            wait();
        }
        woken = false;
        return !closed;
    }

    private void writeAll() throws InterruptedException {
        boolean more = true;
        while (more) {
            try {
                more = work.getAsBoolean();
                away = false;
            } catch (DatabaseUnavailableException unavailable) {
                if (!away) {
                    away = true;
                    LOG.warn("{} waits: {}", thread.name(), unavailable.getMessage());
                }
                more = pause();
            } catch (RuntimeException defect) {
                LOG.error("{}: something could not be written and is lost", thread.name(), defect);
            }
        }
    }

    /** False if it is not worth waiting any more. */
    private synchronized boolean pause() throws InterruptedException {
        long end = System.nanoTime() + PAUSE.toNanos();
        for (long left = PAUSE.toMillis(); left > 0 && !closed; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return !closed;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        if (!thread.join(GRACE)) { // not interrupted: what is being written may end
            LOG.warn("{} was left before everything was written", thread.name());
        }
    }
}
