package org.ocpp4j.server.database;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.ocpp4j.server.thread.Threads;
import org.ocpp4j.server.thread.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that writes queued data of other threads to the database. The work owns and bounds the queue. While the
 * database is unavailable the write is retried every second; that is logged once. On close the rest is written, if that
 * takes no more than two seconds.
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
     * A writer that does not run yet.
     *
     * @param name of the thread
     * @param work writes a part of the queue; false if that is empty. If the database is unavailable it throws, and
     *     loses nothing
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

    /** Begins with data that an error may have left. */
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
        if (!thread.join(GRACE)) { // not interrupted: a write under way may end
            LOG.warn("{} was left before everything was written", thread.name());
        }
    }
}
